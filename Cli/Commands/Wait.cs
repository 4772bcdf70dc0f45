using System.CommandLine;
using System.Globalization;
using GasOrleans.Cli.Api;
using GasOrleans.Cli.Output;
using Spectre.Console;

namespace GasOrleans.Cli.Commands;

/// <summary>Waits until an annotation has ended.</summary>
internal static class Wait
{
    private static readonly Argument<string> Id = new("id") { Description = "The annotation's id." };
    private static readonly Option<double?> Seconds = new("--timeout", "-t") { Description = "Wait at most so many seconds; then the program ends with 8." };

    public static Command Command(Common common) => common.Asks(new("wait", "Wait until an annotation has ended; ends with 0 when there is a result, with 1 when there is none") { Id, Seconds },
        async (args, session, ct) => Tell(session, await UntilSettledAsync(session, args.GetRequiredValue(Id), args.GetValue(Seconds), ct)));

    public static async Task<Job> UntilSettledAsync(Session session, string id, double? seconds, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(seconds is { } most ? TimeSpan.FromSeconds(Math.Clamp(most, 0, 1e6)) : Timeout.InfiniteTimeSpan, session.Surroundings.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            return session.Terminal is { IsJson: false, Error.Profile.Capabilities.Interactive: true }
                ? await session.Terminal.Error.Status().StartAsync("Waiting", status => FollowAsync(session, id, job => status.Status(Markup.Escape(Line(job))), either.Token))
                : await FollowAsync(session, id, Once(session), either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new Failure(Exit.StillRunning, "still-running", $"{id} has not ended yet.");
        }
    }

    /// <summary>The end, and how the program ends with it.</summary>
    public static int Tell(Session session, Job job)
    {
        session.Terminal.Answer(job.Json, () => Show.Tell(session.Terminal, job));
        return job.HasResult ? Exit.Done : Exit.NoResult;
    }

    private static async Task<Job> FollowAsync(Session session, string id, Action<Job> seen, CancellationToken ct)
    {
        await foreach (var job in session.Client.FollowAsync(id, ct))
        {
            if (job.IsSettled)
            {
                return job;
            }

            seen(job);
        }

        throw new InvalidOperationException("Following an annotation ends with its end.");
    }

    // A log wants each status once, not each step.
    private static Action<Job> Once(Session session)
    {
        var told = "";
        return job =>
        {
            if (told != job.Status)
            {
                session.Terminal.Say(told = job.Status);
            }
        };
    }

    private static string Line(Job job) => job.Progress is { BytesTotal: > 0 } at
        ? string.Create(CultureInfo.InvariantCulture, $"{job.Status}: {100.0 * at.BytesRead / at.BytesTotal:0} %, {Words.Count(at.Records)} records, {Words.Count((long)at.RecordsPerSecond)} a second")
        : job.Status;
}
