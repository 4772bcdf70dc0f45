using System.Net;
using Amazon.DynamoDBv2;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Configuration;

namespace Orleans.Aws.Tests.Clustering;

/// <summary>A membership table as a silo registers it.</summary>
internal sealed class MembershipUnderTest : IDisposable
{
    private static int ports;
    private readonly IHost host;

    private MembershipUnderTest(IAmazonDynamoDB client, string table, string cluster, ILoggerProvider? log)
    {
        Name = table;
        host = Silos.Unstarted(silo => silo
            .UseDynamoDBClustering((DynamoDBClusteringOptions o) => o.TableName = table)
            .Configure<ClusterOptions>(o => o.ClusterId = cluster)
            .ConfigureLogging(logging => logging.Services.AddSingleton(log ?? NullLoggerProvider.Instance))
            .Services.AddKeyedSingleton("Clustering", client));
        Table = host.Services.GetRequiredService<IMembershipTable>();
    }

    public string Name { get; }

    public IMembershipTable Table { get; }

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<MembershipUnderTest> StartAsync(IAmazonDynamoDB client, string table, string cluster = "cluster", ILoggerProvider? log = null)
    {
        var membership = new MembershipUnderTest(client, table, cluster, log);
        await membership.Table.InitializeMembershipTableAsync(true, Ct);
        return membership;
    }

    public static MembershipEntry NewEntry(SiloStatus status = SiloStatus.Joining, DateTime? alive = null)
    {
        var time = alive ?? new DateTime(2026, 11, 23, 12, 0, 0, 123, DateTimeKind.Utc);
        return new()
        {
            SiloAddress = SiloAddress.New(IPAddress.Loopback, 10_000 + Interlocked.Increment(ref ports), 7),
            Status = status,
            HostName = "host",
            SiloName = "silo",
            ProxyPort = 30_000,
            StartTime = time,
            IAmAliveTime = time,
        };
    }

    public Task<MembershipTableData> ReadAsync() => Table.ReadAllAsync(Ct);

    public Task<MembershipTableData> ReadAsync(SiloAddress silo) => Table.ReadRowAsync(silo, Ct);

    public async Task<bool> InsertAsync(MembershipEntry entry) => await Table.InsertRowAsync(entry, (await ReadAsync()).Version.Next(), Ct);

    public async Task<bool> UpdateAsync(MembershipEntry entry)
    {
        var data = await ReadAsync();
        return await Table.UpdateRowAsync(entry, data.TryGet(entry.SiloAddress)!.Item2, data.Version.Next(), Ct);
    }

    public async Task<MembershipEntry> EntryAsync(SiloAddress silo) => (await ReadAsync(silo)).TryGet(silo)!.Item1;

    public void Dispose() => host.Dispose();
}
