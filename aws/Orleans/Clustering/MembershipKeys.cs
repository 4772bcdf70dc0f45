using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace Orleans.Aws;

/// <summary>The membership table's attributes and keys, as the official package has them.</summary>
internal static class MembershipKeys
{
    public const string Cluster = "DeploymentId";
    public const string Silo = "SiloIdentity";
    public const string VersionRow = "VersionRow";
    public const string Version = "MembershipVersion";
    public const string ETag = "ETag";
    public const string Address = "Address";
    public const string Port = "Port";
    public const string Generation = "Generation";
    public const string Host = "HostName";
    public const string Name = "SiloName";
    public const string ProxyPort = "ProxyPort";
    public const string Status = "SiloStatus";
    public const string Suspecters = "SuspectingSilos";
    public const string SuspectTimes = "SuspectingTimes";
    public const string Started = "StartTime";
    public const string Alive = "IAmAliveTime";

    public static TableDefinition Table { get; } = new(new(Cluster, ScalarAttributeType.S), new(Silo, ScalarAttributeType.S));

    public static Dictionary<string, AttributeValue> OfVersion(string cluster) => Of(cluster, VersionRow);

    public static Dictionary<string, AttributeValue> OfSilo(string cluster, SiloAddress silo)
        => Of(cluster, string.Create(CultureInfo.InvariantCulture, $"{silo.Endpoint.Address}-{silo.Endpoint.Port}-{silo.Generation}"));

    public static Dictionary<string, AttributeValue> KeyOf(Dictionary<string, AttributeValue> item)
        => new(2) { [Cluster] = item[Cluster], [Silo] = item[Silo] };

    public static bool IsVersion(Dictionary<string, AttributeValue> item) => item[Silo].S == VersionRow;

    public static int Int(Dictionary<string, AttributeValue> item, string attribute)
        => item.TryGetValue(attribute, out var value) && int.TryParse(value.N, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : 0;

    public static AttributeValue Number(int value) => new() { N = value.ToString(CultureInfo.InvariantCulture) };

    private static Dictionary<string, AttributeValue> Of(string cluster, string identity)
        => new(20) { [Cluster] = new(cluster), [Silo] = new(identity) };
}
