using GasOrleans.Jobs;

namespace GasOrleans.Tokens;

/// <summary>
/// Which acts of a person are repeats, by the keys that their scripts gave them (<c>Idempotency-Key</c>). A person has several of
/// these grains, so that each stays small; the latest few hundred acts of a day are known.
/// </summary>
[Alias("GasOrleans.IRepeatsGrain")]
public interface IRepeatsGrain : IGrainWithStringKey
{
    /// <summary>Keeps an act before it is done; the same key again gives what was kept first.</summary>
    /// <param name="key">SHA-256 of the act's key, in lower-case hexadecimal.</param>
    /// <param name="request">SHA-256 of all that was asked, in lower-case hexadecimal.</param>
    /// <param name="job">The job that the act makes, if it is not a repeat.</param>
    /// <param name="ct">Ends the wait.</param>
    [Alias("Begin")]
    Task<KeptAct> BeginAsync(string key, string request, JobId job, CancellationToken ct);

    /// <summary>Removes all that is kept.</summary>
    [Alias("Forget")]
    Task ForgetAsync(CancellationToken ct);
}

/// <summary>An act that was kept.</summary>
/// <param name="Request">SHA-256 of what was asked first.</param>
/// <param name="Job">The job that it makes, or made.</param>
/// <param name="IsRepeat">Whether it was kept before.</param>
[GenerateSerializer, Immutable, Alias("GasOrleans.KeptAct")]
public sealed record KeptAct([property: Id(0)] string Request, [property: Id(1)] JobId Job, [property: Id(2)] bool IsRepeat);
