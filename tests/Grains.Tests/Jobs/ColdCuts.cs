using GasOrleans.Archive;
using GasOrleans.Jobs;
using GasOrleans.Transfers;
using GasOrleans.Users;

namespace GasOrleans.Grains.Tests.Jobs;

/// <summary>Cuts one request of a step of the cold half, and lets what comes anyway heal it.</summary>
internal sealed class ColdCuts(Cluster cluster, GivenJob job)
{
    /// <summary>From now on its owner gets mails.</summary>
    public Task HasAnAddressAsync() => cluster.Grains.User(job.Key.User).SignedInAsync(new(job.Key.User.Value, Address, null), CancellationToken.None);

    private string Address => $"{job.Key.User}@example.org";

    /// <summary>The mails of a fact, each by its Message-ID.</summary>
    public async Task<IReadOnlySet<string>> MailsAsync(string subject) =>
        (await cluster.MailsToAsync(Address)).Where(mail => mail.Subject!.StartsWith(subject, StringComparison.Ordinal)).Select(mail => mail.MessageId!).ToHashSet();

    /// <summary>The process of that step dies: what it was doing is cut, and its grain is forgotten.</summary>
    /// <param name="request">Which of the step's requests about the job.</param>
    /// <param name="arrives">Whether it is carried out, and only its answer lost.</param>
    /// <param name="step">The step.</param>
    /// <param name="isOver">Whether the step, and all that follows of it by streams, is over.</param>
    public async Task CutAsync(int request, bool arrives, Func<Task> step, Func<Task<bool>> isOver)
    {
        var left = request;
        bool Matches(HttpRequestMessage message, string body) => IsAbout(message, body) && Interlocked.Decrement(ref left) == 0;
        if (arrives)
        {
            cluster.Gate.LoseNextAnswer(Matches);
        }
        else
        {
            cluster.Gate.FailNext(Matches);
        }

        try
        {
            await step();
        }
        catch (Exception e) when (e is not Xunit.Sdk.XunitException)
        {
            TestContext.Current.TestOutputHelper?.WriteLine($"cut: {e.Message}");
        }

        await Eventually.HoldsAsync(async () => Volatile.Read(ref left) <= 0 || await isOver());
        Assert.True(left > 0 || request < CombinatorialCutsAttribute.Requests, "The step makes more requests than are cut.");
        cluster.Gate.Clear();
        await job.ForgetAsync();
    }

    /// <summary>The watchdog, and workers that take what it sends, however often it takes.</summary>
    public Task HealAsync(JobStatus end) => Eventually.HoldsAsync(async () =>
    {
        if (await job.StatusAsync() == end)
        {
            return true;
        }

        cluster.Clock.Advance(TimeSpan.FromSeconds(16)); // the claim of the dead worker ends
        await cluster.Grains.GetGrain<IPlanFollowGrain>(job.Key.User.Value).Cast<IRemindable>().ReceiveReminder("follow", default);
        await job.RemindIfWatchedAsync();
        if (await job.Transfers.ClaimTransferAsync("healer", CancellationToken.None) is { Work: { } work, Token: var token })
        {
            await cluster.Service<Transfer>().RunAsync(job.Key, work, token, CancellationToken.None);
            await Eventually.HoldsAsync(async () => await job.StatusAsync() == end);
        }

        return await job.StatusAsync() == end;
    });

    private bool IsAbout(HttpRequestMessage message, string body)
        => message.RequestUri!.AbsolutePath.Contains("/vaults/", StringComparison.Ordinal) // one job at a time uses it
            || Gate.IsAbout(job.Key, message, body);
}
