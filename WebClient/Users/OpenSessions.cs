using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using GasOrleans.Users;
using GasOrleans.WebClient.Site;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace GasOrleans.WebClient.Users;

/// <summary>Whether a session goes on: it is young enough, and was not ended on any server.</summary>
internal sealed class OpenSessions
{
    private const string Name = "gas.session";
    private const string SignedInAt = "gas.signed-in-at";
    private const int NameBytes = 16;
    private readonly SharedLooks<(UserId User, string Name, DateTimeOffset BegunAt), bool> looks;
    private readonly IGrainFactory grains;
    private readonly IOptions<SignInOptions> signIn;
    private readonly TimeProvider time;

    public OpenSessions(IGrainFactory grains, IOptions<SignInOptions> signIn, TimeProvider time)
    {
        (this.grains, this.signIn, this.time) = (grains, signIn, time);
        looks = new(session => grains.Sessions(session.User).IsOpenAsync(session.Name, session.BegunAt, CancellationToken.None));
    }

    /// <summary>Gives a new session its name and its beginning; one that goes on keeps them.</summary>
    public static void Begin(AuthenticationProperties properties, DateTimeOffset now)
    {
        properties.Items.TryAdd(Name, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(NameBytes)));
        properties.Items.TryAdd(SignedInAt, now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
    }

    public async Task<bool> IsOpenAsync(ClaimsPrincipal principal, AuthenticationProperties properties, CancellationToken ct)
    {
        if (CurrentUser.Of(principal) is not { } user || Read(properties) is not var (name, begunAt) || time.GetUtcNow() - begunAt >= signIn.Value.Absolute)
        {
            return false;
        }

        try
        {
            return await looks.AskAsync((user.Id, name, begunAt)).WaitAsync(ct);
        }
        catch (Exception fault) when (Faults.IsClusterAway(fault))
        {
            // Nothing of anybody's can be read or changed without the cluster, and the page that says so is for everybody.
            return true;
        }
    }

    /// <summary>Whether the session that a long answer belongs to still goes on.</summary>
    public Task<bool> IsOpenAsync(HttpContext context)
        => PropertiesOf(context) is { } properties ? IsOpenAsync(context.User, properties, context.RequestAborted) : Task.FromResult(false);

    /// <summary>Ends the session of a request, on all servers.</summary>
    public Task EndAsync(HttpContext context)
        => CurrentUser.Of(context.User) is { } user && PropertiesOf(context) is { } properties && Read(properties) is var (name, begunAt)
            ? grains.Sessions(user.Id).EndAsync(name, begunAt + signIn.Value.Absolute, context.RequestAborted)
            : Task.CompletedTask;

    private static AuthenticationProperties? PropertiesOf(HttpContext context)
        => context.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties;

    private static (string Name, DateTimeOffset BegunAt)? Read(AuthenticationProperties properties)
        => properties.Items.TryGetValue(Name, out var name) && name is not null
            && properties.Items.TryGetValue(SignedInAt, out var text) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            ? (name, DateTimeOffset.FromUnixTimeMilliseconds(milliseconds))
            : null;
}
