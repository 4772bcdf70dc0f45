using System.Globalization;
using GasOrleans.Operations;
using GasOrleans.Users;
using GasOrleans.WebClient.Site;
using GasOrleans.WebClient.Users;
using Microsoft.AspNetCore.Mvc;

namespace GasOrleans.WebClient.Operators;

/// <summary>What operators order for the whole site.</summary>
internal static class OrdersModule
{
    /// <summary>As <c>Plans</c> allow by configuration.</summary>
    public const int LargestCap = 1000;

    public static void MapOrders(this RouteGroupBuilder pages)
    {
        pages.MapPost("/pause", PauseAsync);
        pages.MapPost("/resume", ResumeAsync);
        pages.MapPost("/message", SayAsync);
        pages.MapPost("/cap", CapAsync);
    }

    private static Task<IResult> PauseAsync(
        [FromForm] string? what, [FromForm] string? why, CurrentUser user, IGrainFactory grains, SiteNotices notices, HttpContext context)
        => OrderAsync(why, user, notices, context, Read(what) is { } known ? word => grains.Operations().PauseAsync(word, known, context.RequestAborted) : null);

    private static Task<IResult> ResumeAsync(
        [FromForm] string? what, [FromForm] string? why, CurrentUser user, IGrainFactory grains, SiteNotices notices, HttpContext context)
        => OrderAsync(why, user, notices, context, Read(what) is { } known ? word => grains.Operations().ResumeAsync(word, known, context.RequestAborted) : null);

    private static Task<IResult> SayAsync(
        [FromForm] string? message, [FromForm] string? why, CurrentUser user, IGrainFactory grains, SiteNotices notices, HttpContext context)
        => OrderAsync(why, user, notices, context, word => grains.Operations().SayAsync(word, message?.Trim() is { Length: > 0 } text ? text : null, context.RequestAborted));

    private static Task<IResult> CapAsync(
        [FromForm] string? plan, [FromForm] string? running, [FromForm] string? why, CurrentUser user, IGrainFactory grains, SiteNotices notices, HttpContext context)
    {
        int? cap = int.TryParse(running, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        var isReadable = cap is null ? string.IsNullOrWhiteSpace(running) : cap is >= 1 and <= LargestCap;
        if (!isReadable)
        {
            context.Explain("Nothing was done", $"The running cap is a number from 1 to {LargestCap}, or empty: as configured.", OperatorsModule.Path, "To the overview");
        }

        return OrderAsync(why, user, notices, context, isReadable && Enum.TryParse<Plan>(plan, out var known) && Enum.IsDefined(known)
            ? word => grains.Operations().CapAsync(word, known, cap, context.RequestAborted) : null);
    }

    /// <param name="why">The reason, as it was posted.</param>
    /// <param name="user">Who orders it.</param>
    /// <param name="notices">Shows it on the next page already.</param>
    /// <param name="context">The request.</param>
    /// <param name="order">What is ordered; <see langword="null"/> when that could not be read.</param>
    private static async Task<IResult> OrderAsync(string? why, CurrentUser user, SiteNotices notices, HttpContext context, Func<OperatorWord, Task>? order)
    {
        if (order is null || !Said.TryRead(user, why, context, out var word))
        {
            return TypedResults.BadRequest();
        }

        await order(word);
        await notices.RefreshAsync(context.RequestAborted);
        return TypedResults.LocalRedirect($"{OperatorsModule.Path}?done=true");
    }

    private static Pausable? Read(string? what) => what switch
    {
        "submissions" => Pausable.Submissions,
        "work" => Pausable.Work,
        _ => null,
    };
}
