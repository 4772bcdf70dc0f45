using GasOrleans.WebClient.Billing;
using GasOrleans.WebClient.Files;
using GasOrleans.WebClient.Users;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace GasOrleans.WebClient.Site;

/// <summary>What a browser is told never to do with our pages.</summary>
internal sealed class SecurityHeaders(IOptions<SiteOptions> site, IOptions<SignInOptions> signIn, IOptions<BillingOptions> billing, Buckets buckets)
{
    private const string StripesPages = " https://checkout.stripe.com https://billing.stripe.com";

    private readonly string policy = Policy(buckets.UploadOrigin, signIn.Value.SignOutUrl, billing.Value.Provider);

    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(() =>
        {
            Set(context);
            return Task.CompletedTask;
        });
        return next(context);
    }

    private static string Policy(string uploads, Uri? signOut, BillingProvider billing)
    {
        // Browsers hold redirects that follow a form to form-action as well, so that the addresses of sign-out and payment belong there.
        var afterSignOut = signOut is null ? "" : $" {signOut.GetLeftPart(UriPartial.Authority)}";
        var payment = billing == BillingProvider.Stripe ? StripesPages : "";
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
            $"connect-src 'self' {uploads}; form-action 'self' {uploads}{afterSignOut}{payment}; base-uri 'none'; frame-ancestors 'none'";
    }

    private void Set(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = context.Features.Get<PagePolicy>()?.Text ?? policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        if (site.Value.IsHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        }

        // Pages are private unless they say otherwise (static files do): not kept by caches, nor shown by "back" after sign-out.
        if (!headers.ContainsKey(HeaderNames.ETag) && context.Response.StatusCode != StatusCodes.Status304NotModified)
        {
            headers.CacheControl = "no-store";
        }
    }
}

/// <summary>The policy of a page that is not ours, and needs another.</summary>
/// <param name="Text">The policy.</param>
internal sealed record PagePolicy(string Text);
