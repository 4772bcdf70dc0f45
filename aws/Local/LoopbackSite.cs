using System.Net;

namespace GasOrleans.Aws.Local;

/// <summary>An HTTP server of ours on one loopback port.</summary>
internal sealed class LoopbackSite(WebApplication app) : IAsyncDisposable
{
    public static async Task<LoopbackSite> StartAsync(int port, Action<WebApplicationBuilder> build, Action<WebApplication> use, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders().AddConsole().SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port);
            // S3 takes 5 GB at once; its own rules are checked where they are known.
            kestrel.Limits.MaxRequestBodySize = null;
        });
        build(builder);
        var app = builder.Build();
        use(app);
        await app.StartAsync(cancellationToken);
        return new LoopbackSite(app);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
