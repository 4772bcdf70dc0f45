using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;

namespace Orleans.Aws.Tests.Reminders;

/// <summary>A reminder table as a silo registers it.</summary>
internal sealed class RemindersUnderTest : IDisposable
{
    private readonly IHost host;

    private RemindersUnderTest(IAmazonDynamoDB client, string table, string service, TimeProvider time)
    {
        Name = table;
        host = Silos.Unstarted(silo => silo
            .UseDynamoDBReminderService(o => o.TableName = table)
            .Configure<ClusterOptions>(o => o.ServiceId = service)
            .Services.AddKeyedSingleton("Reminders", client)
            .AddSingleton(time));
        Table = host.Services.GetRequiredService<IReminderTable>();
    }

    public string Name { get; }

    public IReminderTable Table { get; }

    public static async Task<RemindersUnderTest> StartAsync(IAmazonDynamoDB client, string table, string service = "service", TimeProvider? time = null)
    {
        var reminders = new RemindersUnderTest(client, table, service, time ?? TimeProvider.System);
        await reminders.Table.StartAsync(TestContext.Current.CancellationToken);
        return reminders;
    }

    public static ReminderEntry Entry(GrainId grain, string name = "wake", DateTime? start = null) => new()
    {
        GrainId = grain,
        ReminderName = name,
        StartAt = start ?? new DateTime(2026, 3, 4, 5, 6, 7, DateTimeKind.Utc).AddTicks(1234567),
        Period = TimeSpan.FromMinutes(90),
    };

    public static GrainId NewGrain() => GrainId.Create("sleeper", Guid.NewGuid().ToString("N"));

    /// <summary>An item as the official provider writes it on an English host.</summary>
    public static Dictionary<string, AttributeValue> Official(GrainId grain, string name, string start = "3/4/2026 5:06:07 AM") => new()
    {
        ["ReminderId"] = new($"service_{grain}_{name}"),
        ["GrainHash"] = new() { N = $"{grain.GetUniformHashCode()}" },
        ["ServiceId"] = new("service"),
        ["GrainReference"] = new(grain.ToString()),
        ["ReminderName"] = new(name),
        ["StartTime"] = new(start),
        ["Period"] = new("01:30:00"),
        ["ETag"] = new() { N = "1804289383" },
    };

    public async Task<List<string>> NamesAsync(uint begin, uint end)
        => [.. (await Table.ReadRows(begin, end, TestContext.Current.CancellationToken)).Reminders.Select(r => r.ReminderName).Order(StringComparer.Ordinal)];

    public void Dispose() => host.Dispose();
}
