using System.Net;
using System.Text;

namespace GasOrleans.Aws.Local;

/// <summary>An HTTP server of ours on one loopback port.</summary>
internal sealed class LoopbackSite(WebApplication app) : IAsyncDisposable
{
    public static async Task<LoopbackSite> StartAsync(int port, Action<WebApplicationBuilder> build, Action<WebApplication> use, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        // Files and variables that lie around are for the product's processes.
        builder.Configuration.Sources.Clear();
        builder.Logging.ClearProviders().AddConsole().SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port);
            // Values like a download's name may hold the letters of ISO-8859-1.
            kestrel.ResponseHeaderEncodingSelector = _ => Encoding.Latin1;
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
