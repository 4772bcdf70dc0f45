using Amazon.DynamoDBv2.Model;
using GasOrleans.Aws.Tests;

namespace Orleans.Aws.Tests.Clustering;

/// <summary>Rows as the official package writes them, attribute by attribute.</summary>
public sealed class MembershipCompatibilityTests(TestCloud cloud)
{
    private readonly MembershipEntry entry = MembershipUnderTest.NewEntry(SiloStatus.Active);
    private readonly MembershipEntry suspecter = MembershipUnderTest.NewEntry();

    [Fact]
    public async Task What_is_written_has_the_official_schema()
    {
        using var membership = await MembershipUnderTest.StartAsync(cloud.DynamoDb, TestCloud.NewName());
        entry.AddSuspector(suspecter.SiloAddress, entry.StartTime.AddSeconds(1));
        Assert.True(await membership.InsertAsync(entry));
        Assert.Equal(Texts(Official()), Texts(await ItemAsync(membership, $"127.0.0.1-{Port}-7")));
        Assert.Equal("DeploymentId=cluster ETag=1 MembershipVersion=1 SiloIdentity=VersionRow", Texts(await ItemAsync(membership, "VersionRow")));
    }

    [Fact]
    public async Task What_the_official_provider_wrote_is_read_and_can_be_updated()
    {
        using var membership = await MembershipUnderTest.StartAsync(cloud.DynamoDb, TestCloud.NewName());
        var version = new Dictionary<string, AttributeValue> { ["DeploymentId"] = new("cluster"), ["SiloIdentity"] = new("VersionRow"), ["MembershipVersion"] = Number(1), ["ETag"] = Number(1) };
        await cloud.DynamoDb.PutItemAsync(membership.Name, version, MembershipUnderTest.Ct);
        await cloud.DynamoDb.PutItemAsync(membership.Name, Official(), MembershipUnderTest.Ct);
        var read = await membership.EntryAsync(entry.SiloAddress);
        entry.AddSuspector(suspecter.SiloAddress, entry.StartTime.AddSeconds(1));
        Assert.Equal(entry.ToFullString(), read.ToFullString());
        read.Status = SiloStatus.Dead;
        Assert.True(await membership.UpdateAsync(read));
        Assert.Equal(SiloStatus.Dead, (await membership.EntryAsync(entry.SiloAddress)).Status);
    }

    private int Port => entry.SiloAddress.Endpoint.Port;

    private Dictionary<string, AttributeValue> Official() => new()
    {
        ["DeploymentId"] = new("cluster"),
        ["SiloIdentity"] = new($"127.0.0.1-{Port}-7"),
        ["Address"] = new("127.0.0.1"),
        ["Port"] = Number(Port),
        ["Generation"] = Number(7),
        ["HostName"] = new("host"),
        ["SiloName"] = new("silo"),
        ["ProxyPort"] = Number(30_000),
        ["SiloStatus"] = Number(3),
        ["SuspectingSilos"] = new($"127.0.0.1:{suspecter.SiloAddress.Endpoint.Port}@7"),
        ["SuspectingTimes"] = new("2026-11-23 12:00:01.123 GMT"),
        ["StartTime"] = new("2026-11-23 12:00:00.123 GMT"),
        ["IAmAliveTime"] = new("2026-11-23 12:00:00.123 GMT"),
        ["ETag"] = Number(0),
        ["MembershipVersion"] = Number(1),
    };

    private async Task<Dictionary<string, AttributeValue>> ItemAsync(MembershipUnderTest membership, string silo)
        => (await cloud.DynamoDb.GetItemAsync(membership.Name, new() { ["DeploymentId"] = new("cluster"), ["SiloIdentity"] = new(silo) }, MembershipUnderTest.Ct)).Item;

    private static AttributeValue Number(int number) => new() { N = $"{number}" };

    private static string Texts(Dictionary<string, AttributeValue> item)
        => string.Join(' ', item.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key}={one.Value.S ?? one.Value.N}"));
}
