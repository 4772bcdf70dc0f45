using Orleans.Aws.Tests.Storage;

namespace Orleans.Aws.Tests.Clusters;

[Alias("tests.IKeeper")]
public interface IKeeper : IGrainWithStringKey
{
    [Alias("add")]
    Task<int> AddAsync(int number);

    [Alias("fill")]
    Task FillAsync(int kilobytes);

    [Alias("count")]
    Task<int> CountAsync();

    [Alias("where")]
    Task<string> WhereAsync();

    [Alias("remind")]
    Task RemindAsync();
}

/// <summary>Keeps a number in DynamoDB, and counts its reminders in it.</summary>
public sealed class Keeper([PersistentState("tally")] IPersistentState<Tally> tally) : Grain, IKeeper, IRemindable
{
    public async Task<int> AddAsync(int number)
    {
        tally.State.Count += number;
        await tally.WriteStateAsync();
        return tally.State.Count;
    }

    public async Task FillAsync(int kilobytes)
    {
        tally.State.Text = new string('x', kilobytes * 1024);
        tally.State.Count += 1000;
        await tally.WriteStateAsync();
    }

    public Task<int> CountAsync() => Task.FromResult(tally.State.Count);

    public Task<string> WhereAsync() => Task.FromResult(RuntimeIdentity);

    public Task RemindAsync() => this.RegisterOrUpdateReminder("add", TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        await AddAsync(1);
        var reminder = await this.GetReminder(reminderName);
        await this.UnregisterReminder(reminder!);
    }
}
