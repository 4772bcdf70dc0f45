using System.Collections.Immutable;
using GasOrleans.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace GasOrleans.Tokens;

/// <summary>Some of a person's latest acts by script, so that a repeated request does not make a second job.</summary>
internal sealed class RepeatsGrain(
    [PersistentState("repeats")] IPersistentState<RepeatsState> stored,
    [FromKeyedServices(Clock.Domain)] TimeProvider clock) : Grain, IRepeatsGrain
{
    /// <summary>A person has sixteen of these grains.</summary>
    private const int Cap = 250;
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public async Task<KeptAct> BeginAsync(string key, string request, JobId job, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var known = stored.State.Acts.RemoveAll(act => act.At <= now - Day);
        if (known.FirstOrDefault(act => act.Key == key) is { } before)
        {
            return new(before.Request, before.Job, IsRepeat: true);
        }

        try
        {
            stored.State = new() { Acts = [.. known.TakeLast(Cap - 1), new(key, request, job, now)] };
            await stored.WriteStateAsync(ct);
        }
        catch
        {
            DeactivateOnIdle(); // what was not written must not outlive the exception
            throw;
        }

        return new(request, job, IsRepeat: false);
    }

    public async Task ForgetAsync(CancellationToken ct)
    {
        if (stored.RecordExists)
        {
            await stored.ClearStateAsync(ct);
        }

        DeactivateOnIdle();
    }
}

/// <summary>What is stored of acts.</summary>
[GenerateSerializer, Alias("GasOrleans.RepeatsState")]
internal sealed record RepeatsState
{
    /// <summary>The newest last, capped.</summary>
    [Id(0)] public ImmutableArray<StoredAct> Acts { get; init; } = [];
}

/// <summary>An act.</summary>
/// <param name="Key">SHA-256 of its key.</param>
/// <param name="Request">SHA-256 of what was asked.</param>
/// <param name="Job">The job that it makes.</param>
/// <param name="At">When it was first asked for.</param>
[GenerateSerializer, Alias("GasOrleans.StoredAct")]
internal sealed record StoredAct([property: Id(0)] string Key, [property: Id(1)] string Request, [property: Id(2)] JobId Job, [property: Id(3)] DateTimeOffset At);
