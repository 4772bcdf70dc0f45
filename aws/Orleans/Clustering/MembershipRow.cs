using System.Globalization;
using System.Net;
using Amazon.DynamoDBv2.Model;

namespace Orleans.Aws;

/// <summary>A silo's row, there and back.</summary>
internal static class MembershipRow
{
    private const char Separator = '|';

    public static Dictionary<string, AttributeValue> Of(string cluster, MembershipEntry entry, int version, int etag)
    {
        var row = MembershipKeys.OfSilo(cluster, entry.SiloAddress);
        row[MembershipKeys.Address] = new(entry.SiloAddress.Endpoint.Address.ToString());
        row[MembershipKeys.Port] = MembershipKeys.Number(entry.SiloAddress.Endpoint.Port);
        row[MembershipKeys.Generation] = MembershipKeys.Number(entry.SiloAddress.Generation);
        row[MembershipKeys.Status] = MembershipKeys.Number((int)entry.Status);
        row[MembershipKeys.ProxyPort] = MembershipKeys.Number(entry.ProxyPort);
        row[MembershipKeys.Started] = new(Format(entry.StartTime));
        row[MembershipKeys.Alive] = new(Format(entry.IAmAliveTime));
        row[MembershipKeys.Version] = MembershipKeys.Number(version);
        row[MembershipKeys.ETag] = MembershipKeys.Number(etag);
        Add(row, MembershipKeys.Host, entry.HostName);
        Add(row, MembershipKeys.Name, entry.SiloName);
        Add(row, MembershipKeys.Suspecters, string.Join(Separator, (entry.SuspectTimes ?? []).Select(s => s.Item1.ToParsableString())));
        Add(row, MembershipKeys.SuspectTimes, string.Join(Separator, (entry.SuspectTimes ?? []).Select(s => Format(s.Item2))));
        return row;
    }

    /// <summary>Null where the row is not one that Orleans wrote.</summary>
    public static MembershipEntry? Entry(Dictionary<string, AttributeValue> row)
    {
        if (!IPAddress.TryParse(Text(row, MembershipKeys.Address), out var address)
            || Suspects(Text(row, MembershipKeys.Suspecters), Text(row, MembershipKeys.SuspectTimes)) is not { } suspects
            || !TryParse(Text(row, MembershipKeys.Started), out var started)
            || !TryParse(Text(row, MembershipKeys.Alive), out var alive))
        {
            return null;
        }

        return new()
        {
            SiloAddress = SiloAddress.New(address, MembershipKeys.Int(row, MembershipKeys.Port), MembershipKeys.Int(row, MembershipKeys.Generation)),
            Status = (SiloStatus)MembershipKeys.Int(row, MembershipKeys.Status),
            ProxyPort = MembershipKeys.Int(row, MembershipKeys.ProxyPort),
            HostName = Text(row, MembershipKeys.Host),
            SiloName = Text(row, MembershipKeys.Name),
            StartTime = started,
            IAmAliveTime = alive,
            SuspectTimes = suspects,
        };
    }

    /// <summary>The text's order is the time's.</summary>
    public static string Format(DateTime time) => LogFormatter.PrintDate(time);

    private static bool TryParse(string text, out DateTime time)
        => DateTime.TryParseExact(text, "yyyy-MM-dd HH:mm:ss.fff 'GMT'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);

    private static List<Tuple<SiloAddress, DateTime>>? Suspects(string silos, string times)
    {
        var who = silos.Split(Separator, StringSplitOptions.RemoveEmptyEntries);
        var when = times.Split(Separator, StringSplitOptions.RemoveEmptyEntries);
        var suspects = new List<Tuple<SiloAddress, DateTime>>();
        for (var i = 0; i < who.Length && who.Length == when.Length; i++)
        {
            if (!SiloAddress.TryParse(who[i], out var silo) || !TryParse(when[i], out var time))
            {
                return null;
            }

            suspects.Add(Tuple.Create(silo, time));
        }

        return who.Length == when.Length ? suspects : null;
    }

    private static string Text(Dictionary<string, AttributeValue> row, string attribute)
        => row.TryGetValue(attribute, out var value) ? value.S ?? "" : "";

    private static void Add(Dictionary<string, AttributeValue> row, string attribute, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            row[attribute] = new(text);
        }
    }
}
