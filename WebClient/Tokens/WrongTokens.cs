using System.Net;
using System.Threading.RateLimiting;

namespace GasOrleans.WebClient.Tokens;

/// <summary>How many wrong tokens come from an address: who guesses is told to wait, before the cluster is asked.</summary>
internal sealed class WrongTokens : IDisposable
{
    private const int AMinute = 20;

    // An IPv6 network of this size is one customer's.
    private const int Prefix = 64;

    private readonly PartitionedRateLimiter<IPAddress> limiter = PartitionedRateLimiter.Create<IPAddress, IPAddress>(
        from => RateLimitPartition.GetFixedWindowLimiter(from, _ => new() { PermitLimit = AMinute, Window = TimeSpan.FromMinutes(1) }));

    /// <summary>How long this address has to wait; <see langword="null"/> when it need not.</summary>
    public TimeSpan? WaitOf(HttpContext context)
    {
        using var lease = limiter.AttemptAcquire(From(context), 0);
        return lease.IsAcquired ? null : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromMinutes(1);
    }

    public void Count(HttpContext context)
    {
        using var lease = limiter.AttemptAcquire(From(context));
    }

    public void Dispose() => limiter.Dispose();

    private static IPAddress From(HttpContext context) => context.Connection.RemoteIpAddress switch
    {
        null => IPAddress.None,
        { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4(),
        { AddressFamily: System.Net.Sockets.AddressFamily.InterNetworkV6 } six => new([.. six.GetAddressBytes().Take(Prefix / 8), .. new byte[16 - (Prefix / 8)]]),
        var four => four,
    };
}
