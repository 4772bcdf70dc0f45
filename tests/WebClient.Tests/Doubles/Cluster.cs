using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

namespace GasOrleans.WebClient.Tests.Doubles;

/// <summary>A silo on loopback that can be stopped and started again at the same address.</summary>
public sealed class Cluster : IAsyncDisposable
{
    private readonly int siloPort = Ports.Free();
#pragma warning disable CA2213 // Disposed of by StopAsync, which DisposeAsync calls.
    private IHost? silo;
#pragma warning restore CA2213

    public World World { get; } = new();

    public int GatewayPort { get; } = Ports.Free();

    public IGrainFactory Grains => silo!.Services.GetRequiredService<IGrainFactory>();

    public async Task StartAsync()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.AddConsole().SetMinimumLevel(LogLevel.Error);
        builder.Services.AddSingleton(World).AddSingleton(TimeProvider.System);
        builder.UseOrleans(orleans => orleans
            .UseLocalhostClustering(siloPort, GatewayPort, serviceId: "gas", clusterId: "gas")
            .Configure<EndpointOptions>(endpoint => endpoint.AdvertisedIPAddress = IPAddress.Loopback));
        silo = builder.Build();
        await silo.StartAsync();
    }

    public async Task StopAsync()
    {
        if (silo is { } running)
        {
            silo = null;
            await running.StopAsync();
            running.Dispose();
        }
    }

    public async ValueTask DisposeAsync() => await StopAsync();
}
