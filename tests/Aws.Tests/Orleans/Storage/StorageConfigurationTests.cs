using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Storage;

namespace Orleans.Aws.Tests.Storage;

public sealed class StorageConfigurationTests
{
    [Fact]
    public void Settings_come_from_the_section_that_Orleans_names()
    {
        using var host = Configured(new()
        {
            ["Orleans:GrainStorage:Default:ProviderType"] = "DynamoDB",
            ["Orleans:GrainStorage:Default:Region"] = "eu-central-1",
            ["Orleans:GrainStorage:Default:AccessKey"] = "key",
            ["Orleans:GrainStorage:Default:SecretKey"] = "a=b==",
            ["Orleans:GrainStorage:Default:Token"] = "token",
            ["Orleans:GrainStorage:Default:TableName"] = "States",
            ["Orleans:GrainStorage:Default:DeleteStateOnClear"] = "true",
            ["Orleans:GrainStorage:Default:TimeToLive"] = "01:00:00",
        });
        var options = host.Services.GetRequiredService<IOptionsMonitor<DynamoDBStorageOptions>>().Get("Default");
        Assert.Equal(("eu-central-1", "key", "a=b==", "token"), (options.Service, options.AccessKey, options.SecretKey, options.Token));
        Assert.Equal(("States", true, TimeSpan.FromHours(1)), (options.TableName, options.DeleteStateOnClear, options.TimeToLive));
        Assert.IsType<DynamoDBGrainStorage>(host.Services.GetRequiredService<IGrainStorage>());
    }

    [Theory]
    [InlineData("TableName", "a b", "TableName 'a b'")]
    [InlineData("ReadCapacityUnits", "0", "ReadCapacityUnits")]
    [InlineData("TimeToLive", "-00:01:00", "TimeToLive")]
    [InlineData("Service", "Frankfurt", "'Frankfurt'")]
    [InlineData("AccessKey", "key", "AccessKey and SecretKey")]
    public async Task A_setting_that_cannot_work_stops_the_silo_and_is_named(string key, string value, string said)
    {
        using var host = Configured(new() { ["Orleans:GrainStorage:Default:ProviderType"] = "DynamoDB", [$"Orleans:GrainStorage:Default:{key}"] = value });
        var error = await Assert.ThrowsAsync<OrleansConfigurationException>(() => host.StartAsync(TestContext.Current.CancellationToken));
        Assert.Contains(said, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_setting_that_is_no_number_stops_the_silo_and_is_named()
    {
        using var host = Configured(new() { ["Orleans:GrainStorage:Default:ProviderType"] = "DynamoDB", ["Orleans:GrainStorage:Default:ReadCapacityUnits"] = "many" });
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync(TestContext.Current.CancellationToken));
        Assert.Contains("Orleans:GrainStorage:Default:ReadCapacityUnits", error.Message, StringComparison.Ordinal);
    }

    private static IHost Configured(Dictionary<string, string?> settings)
        => Silos.Unstarted(_ => { }, settings);
}
