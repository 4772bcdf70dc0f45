using System.Globalization;

namespace Orleans.Aws;

/// <summary><c>Name=value;Name=value</c>, with any <c>=</c> after the first belonging to the value.</summary>
internal static class ConnectionString
{
    public static IReadOnlyDictionary<string, string> Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var split = part.IndexOf('=', StringComparison.Ordinal);
            if (split <= 0)
            {
                // The part may be a secret: its place is said, not its text.
                throw new OrleansConfigurationException($"Part {parts.Count + 1} of the connection string is not of the form Name=value.");
            }

            parts[part[..split].Trim()] = part[(split + 1)..].Trim();
        }

        return parts;
    }

    public static void Apply(string text, DynamoDBOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        foreach (var (name, value) in Parse(text))
        {
            Set(options, name, value);
        }
    }

    private static void Set(DynamoDBOptions options, string name, string value)
    {
        switch (name.ToUpperInvariant())
        {
            case "SERVICE" or "REGION": options.Service = value; break;
            case "ACCESSKEY": options.AccessKey = value; break;
            case "SECRETKEY": options.SecretKey = value; break;
            case "TOKEN" or "SESSIONTOKEN": options.Token = value; break;
            case "PROFILENAME": options.ProfileName = value; break;
            case "TABLENAME": options.TableName = value; break;
            case "READCAPACITYUNITS": options.ReadCapacityUnits = Number(name, value); break;
            case "WRITECAPACITYUNITS": options.WriteCapacityUnits = Number(name, value); break;
            case "USEPROVISIONEDTHROUGHPUT": options.UseProvisionedThroughput = Flag(name, value); break;
            case "CREATEIFNOTEXISTS": options.CreateIfNotExists = Flag(name, value); break;
            case "UPDATEIFEXISTS": options.UpdateIfExists = Flag(name, value); break;
            default: throw new OrleansConfigurationException($"The connection string has a part '{name}' that is not known.");
        }
    }

    private static int Number(string name, string value)
        => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new OrleansConfigurationException($"{name} of the connection string is no number: '{value}'.");

    private static bool Flag(string name, string value)
        => bool.TryParse(value, out var flag)
            ? flag
            : throw new OrleansConfigurationException($"{name} of the connection string is neither true nor false: '{value}'.");
}
