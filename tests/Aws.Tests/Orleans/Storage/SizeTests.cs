using GasOrleans.Aws.Tests;
using Orleans.Storage;

namespace Orleans.Aws.Tests.Storage;

public sealed class SizeTests(TestCloud cloud)
{
    private readonly GrainId grain = GrainId.Create("tally", Guid.NewGuid().ToString("N"));

    [Fact]
    public async Task A_state_of_390_KB_is_stored()
    {
        using var storage = await StartAsync();
        await storage.WriteAsync(grain, Of(390));
        Assert.Equal(390 * 1024, (await storage.ReadAsync<Tally>(grain)).State!.Text.Length);
    }

    [Fact]
    public async Task A_state_of_450_KB_is_refused_with_the_grain_and_the_size_in_the_message()
    {
        using var storage = await StartAsync();
        var error = await Assert.ThrowsAsync<InconsistentStateException>(() => storage.WriteAsync(grain, Of(450)));
        Assert.Contains(grain.ToString(), error.Message, StringComparison.Ordinal);
        Assert.Matches(@"46\d{4} bytes", error.Message);
        Assert.Contains("409600", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_largest_state_that_is_not_refused_fits()
    {
        using var storage = await StartAsync();
        var low = 390 * 1024;
        var high = 410 * 1024;
        var state = new GrainState<Tally>(new Tally());
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            state.State!.Text = new string('x', middle);
            try
            {
                await storage.WriteAsync(grain, state);
                low = middle;
            }
            catch (InconsistentStateException e) when (e.InnerException is null)
            {
                high = middle;
            }
        }

        Assert.InRange(low, 399 * 1024, 400 * 1024);
    }

    private Task<StorageUnderTest> StartAsync() => StorageUnderTest.StartAsync(cloud.DynamoDb, TestCloud.NewName());

    private static GrainState<Tally> Of(int kilobytes) => new(new Tally { Text = new string('x', kilobytes * 1024) });
}
