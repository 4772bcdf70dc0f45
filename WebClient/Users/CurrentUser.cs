using System.Security.Claims;
using GasOrleans.Jobs;
using GasOrleans.Users;

namespace GasOrleans.WebClient.Users;

/// <summary>Who asks: a parameter of handlers and pages, taken from the session's cookie.</summary>
/// <param name="Id">The person.</param>
/// <param name="Name">What to call them.</param>
public sealed record CurrentUser(UserId Id, string Name)
{
    public const string IdClaim = "sub";

    public const string NameClaim = "name";

    public static CurrentUser? Of(ClaimsPrincipal principal)
        => UserId.TryParse(principal.FindFirstValue(IdClaim), null, out var id)
            ? new(id, principal.FindFirstValue(NameClaim) ?? id.ToString())
            : null;

    public static ValueTask<CurrentUser?> BindAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return ValueTask.FromResult(Of(context.User));
    }

    /// <summary>The address of a job as this person's: nobody else's can be addressed.</summary>
    public JobKey Job(JobId id) => new(Id, id);

    public static ClaimsPrincipal Principal(UserId id, string name, string authenticationType)
        => new(new ClaimsIdentity([new(IdClaim, id.ToString()), new(NameClaim, name)], authenticationType, NameClaim, null));
}
