using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using GasOrleans.WebClient.Users;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace GasOrleans.WebClient.Site;

/// <summary>Nobody takes more of a server than others can bear: first by address, before anything is looked up, then by person.</summary>
internal static class Limits
{
    private const int NetworkBytes = 8;
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    public static void AddLimits(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptionsWithValidateOnStart<LimitsOptions, LimitsOptionsValidator>().BindConfiguration("Limits");
        builder.Services.AddRateLimiter(_ => { });
    }

    /// <summary>Before anybody is recognised.</summary>
    public static void UseAddressLimit(this WebApplication app)
    {
        var limits = app.Services.GetRequiredService<IOptions<LimitsOptions>>().Value;
        app.UseRateLimiter(Of(context => Buckets(AddressOf(context.Connection.RemoteIpAddress), limits.AddressPerSecond, limits.AddressBurst)));
    }

    /// <summary>When it is known who asks.</summary>
    public static void UseUserLimit(this WebApplication app)
    {
        var limits = app.Services.GetRequiredService<IOptions<LimitsOptions>>().Value;
        app.UseRateLimiter(Of(context => CurrentUser.Of(context.User) is { } user
            ? Buckets(user.Id.ToString(), limits.UserPerSecond, limits.UserBurst)
            : RateLimitPartition.GetNoLimiter("")));
    }

    private static RateLimiterOptions Of(Func<HttpContext, RateLimitPartition<string>> partition) => new()
    {
        GlobalLimiter = PartitionedRateLimiter.Create(partition),
        RejectionStatusCode = StatusCodes.Status429TooManyRequests,
        OnRejected = SayWhenAsync,
    };

    private static RateLimitPartition<string> Buckets(string name, int perSecond, int burst) => RateLimitPartition.GetTokenBucketLimiter(name, _ => new()
    {
        AutoReplenishment = true,
        QueueLimit = 0,
        ReplenishmentPeriod = Period,
        TokenLimit = burst,
        TokensPerPeriod = Math.Min(perSecond, burst),
    });

    // Whoever has an IPv6 address has a whole network of them.
    private static string AddressOf(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, NetworkBytes)),
        _ => address.ToString(),
    };

    private static ValueTask SayWhenAsync(OnRejectedContext context, CancellationToken ct)
    {
        var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : Period;
        context.HttpContext.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return ValueTask.CompletedTask;
    }
}
