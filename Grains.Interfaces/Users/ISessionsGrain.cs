using Orleans.Concurrency;

namespace GasOrleans.Users;

/// <summary>Which of a person's sessions were ended; its key is the <see cref="UserId"/>. Every web server asks it, so that an end is an end on all of them.</summary>
[Alias("GasOrleans.ISessionsGrain")]
public interface ISessionsGrain : IGrainWithStringKey
{
    /// <summary>Whether a session was not ended. How old it may become is the web servers' to know.</summary>
    /// <param name="session">The session's random name.</param>
    /// <param name="begunAt">When it began.</param>
    /// <param name="ct">Ends the wait.</param>
    [Alias("IsOpen"), AlwaysInterleave]
    Task<bool> IsOpenAsync(string session, DateTimeOffset begunAt, CancellationToken ct);

    /// <summary>Ends a session.</summary>
    /// <param name="session">The session's random name.</param>
    /// <param name="forgetAt">When it would have ended by itself: nobody need know of it then.</param>
    /// <param name="ct">Ends the wait.</param>
    [Alias("End")]
    Task EndAsync(string session, DateTimeOffset forgetAt, CancellationToken ct);

    /// <summary>Ends all sessions that have begun so far.</summary>
    [Alias("EndAll")]
    Task EndAllAsync(CancellationToken ct);
}
