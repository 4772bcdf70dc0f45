using GasOrleans.Tokens;
using GasOrleans.WebClient.Tokens;
using GasOrleans.WebClient.Users;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GasOrleans.WebClient.Api;

/// <summary>Who asks, and what there is to choose from.</summary>
internal static class MeApi
{
    public static void MapMeApi(this RouteGroupBuilder api)
    {
        api.MapGet("/me", MeAsync).Needs(TokenScopes.Read).WithName("me").WithTags("Account")
            .WithSummary("The person whose token it is, their plan and its limits");
        api.MapGet("/genomes", GenomesAsync).Needs(TokenScopes.Read).WithName("listGenomes").WithTags("Account")
            .WithSummary("The reference genomes that a submission may name");
    }

    private static async Task<Ok<ApiMe>> MeAsync(CurrentUser user, IGrainFactory grains, HttpContext context)
    {
        var grain = grains.User(user.Id);
        var (profile, allowance) = (grain.LookAsync(context.RequestAborted), grain.AllowanceAsync(context.RequestAborted));
        await Task.WhenAll(profile, allowance);
        var known = await profile;
        var scopes = context.User.FindAll(TokenAuthentication.ScopeClaim).Select(claim => claim.Value);
        return TypedResults.Ok(new ApiMe($"{user.Id}", known?.Name, known?.Email, known?.Institution, ApiPlan.Of(await allowance), [.. scopes]));
    }

    private static async Task<Ok<IReadOnlyList<ApiGenome>>> GenomesAsync(IGrainFactory grains, CancellationToken ct)
        => TypedResults.Ok<IReadOnlyList<ApiGenome>>([.. (await grains.Genomes().ListAsync(ct)).Select(one => new ApiGenome(one.Id, one.Name, one.Source))]);
}
