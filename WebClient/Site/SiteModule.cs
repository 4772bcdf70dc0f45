using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace GasOrleans.WebClient.Site;

/// <summary>What every page has: address, headers, error pages, static files, protection of posts.</summary>
internal static class SiteModule
{
    // Uploads go from the browser to S3; nothing large is ever posted here.
    private const long MaximumBodyBytes = 64 * 1024;

    public static void AddSite(this WebApplicationBuilder builder)
    {
        // From the build's output too, whatever the environment is called; a published site has the files themselves.
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaximumBodyBytes;
        });
        var listensOn = builder.Configuration[WebHostDefaults.ServerUrlsKey];
        builder.Services.AddSingleton<IValidateOptions<SiteOptions>, SiteOptionsValidator>();
        builder.Services.AddOptionsWithValidateOnStart<SiteOptions>().BindConfiguration("Site")
            .PostConfigure(site => site.Address ??= LocalAddress(listensOn));
        builder.Services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<SiteOptions>>(BelieveProxies);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddLimits();
        builder.Services.AddRazorComponents();
        builder.Services.AddSiteAntiforgery();
        builder.Services.AddSingleton<SecurityHeaders>();
    }

    public static void UseSite(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<SiteOptions>>().Value.TrustedProxies.Count > 0)
        {
            app.UseForwardedHeaders();
        }

        app.Use(app.Services.GetRequiredService<SecurityHeaders>().InvokeAsync);
        app.UseErrorPages();
        app.UseAddressLimit();
        app.UseRouting();
        app.MapStaticAssets();
    }

    private static void BelieveProxies(ForwardedHeadersOptions headers, IOptions<SiteOptions> site)
    {
        headers.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        headers.KnownProxies.Clear();
        headers.KnownIPNetworks.Clear();
        foreach (var network in site.Value.ProxyNetworks())
        {
            headers.KnownIPNetworks.Add(network);
        }
    }

    private static Uri? LocalAddress(string? listensOn)
        => Uri.TryCreate(listensOn, UriKind.Absolute, out var address) && address is { Scheme: "http", IsLoopback: true } ? address : null;
}
