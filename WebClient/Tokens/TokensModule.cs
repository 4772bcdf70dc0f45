using GasOrleans.Tokens;
using GasOrleans.WebClient.Jobs;
using GasOrleans.WebClient.Users;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace GasOrleans.WebClient.Tokens;

/// <summary>A person's tokens: made, shown once, seen and revoked by people only, never by a token.</summary>
internal static class TokensModule
{
    public const string Path = "/profile/tokens";

    public static void MapTokens(this WebApplication app)
    {
        var tokens = app.MapGroup(Path).RequireAuthorization();
        tokens.MapGet("/", ShowAsync);
        tokens.MapPost("/", CreateAsync);
        tokens.MapPost("/revoke", RevokeAsync);
    }

    private static async Task<IResult> ShowAsync(CurrentUser user, IGrainFactory grains, TimeProvider time, CancellationToken ct)
        => await PageAsync(new(), user, grains, time, ct);

    private static async Task<IResult> CreateAsync(
        [FromForm] string? name, [FromForm] int? days, IFormCollection form, CurrentUser user, IGrainFactory grains, TimeProvider time, CancellationToken ct)
    {
        var scopes = form["scope"].Aggregate(TokenScopes.None, (all, one) => all | ScopeWords.Parse(one));
        var token = BearerToken.New(user.Id);
        var life = TimeSpan.FromDays(Math.Clamp(days ?? 0, 0, 10_000));
        return await grains.Tokens(user.Id).AddAsync(token.Hash, name ?? "", scopes, life, ct) is { } refusal
            ? await PageAsync(new() { Problem = RefusalAnswer.Sentence(refusal), Status = RefusalAnswer.Status(refusal) }, user, grains, time, ct)
            : await PageAsync(new() { Fresh = token.Reveal() }, user, grains, time, ct);
    }

    private static async Task<RedirectHttpResult> RevokeAsync([FromForm] string? id, CurrentUser user, IGrainFactory grains, CancellationToken ct)
    {
        // Gone already is as good as gone now.
        await grains.Tokens(user.Id).RevokeAsync(id ?? "", ct);
        return TypedResults.LocalRedirect(Path);
    }

    private static async Task<IResult> PageAsync(TokensView view, CurrentUser user, IGrainFactory grains, TimeProvider time, CancellationToken ct)
    {
        var shown = view with { Tokens = await grains.Tokens(user.Id).ListAsync(ct), Now = time.GetUtcNow() };
        return new RazorComponentResult<TokensPage>(new { View = shown }) { StatusCode = shown.Status };
    }
}
