using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Options;

namespace GasOrleans.WebClient.Site;

/// <summary>Every request that may change something carries a token of ours: said once for all endpoints, so that none can be forgotten.</summary>
internal static class Antiforgery
{
    public const string HeaderName = "X-Form-Token";

    public static void AddSiteAntiforgery(this IServiceCollection services)
    {
        services.AddAntiforgery();
        services.AddOptions<AntiforgeryOptions>().Configure<IOptions<SiteOptions>>((forms, site) =>
        {
            forms.HeaderName = HeaderName;
            forms.Cookie.Name = site.Value.CookieName("gas-forms");
            forms.Cookie.SameSite = SameSiteMode.Strict;
            forms.Cookie.SecurePolicy = site.Value.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            forms.SuppressXFrameOptionsHeader = true;
        });
    }

    public static async Task RequireAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint() is RouteEndpoint endpoint && !IsSafe(context.Request.Method) && !ProvesItselfOtherwise(endpoint)
            && !await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context))
        {
            context.Explain("This form is too old", "It was opened before you signed in or out, or long ago. Nothing was changed: go back, reload the page, and try again.");
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        await next(context);
    }

    // A machine's signature, or a secret in the address: what no other site can make a browser send.
    private static bool ProvesItselfOtherwise(RouteEndpoint endpoint)
        => endpoint.Metadata.GetMetadata<IAntiforgeryMetadata>() is { RequiresValidation: false };

    private static bool IsSafe(string method)
        => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);
}
