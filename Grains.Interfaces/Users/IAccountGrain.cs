using Orleans.Concurrency;

namespace GasOrleans.Users;

/// <summary>What a person may do with all that is theirs; its key is the <see cref="UserId"/>.</summary>
[Alias("GasOrleans.IAccountGrain")]
public interface IAccountGrain : IGrainWithStringKey
{
    /// <summary>Removes everything of the person: jobs, objects, archives, sessions, profile. It goes on by itself, through any crash; asked again, it is the same removal.</summary>
    [Alias("Remove")]
    Task<AccountRemoval> RemoveAsync(CancellationToken ct);

    /// <summary>The removal that was asked for last; <see langword="null"/> when none was.</summary>
    [Alias("LookAtRemoval"), AlwaysInterleave]
    Task<AccountRemoval?> LookAtRemovalAsync(CancellationToken ct);

    /// <summary>How much the person has here, as of the last minute.</summary>
    [Alias("Usage"), AlwaysInterleave]
    Task<AccountUsage> UsageAsync(CancellationToken ct);
}
