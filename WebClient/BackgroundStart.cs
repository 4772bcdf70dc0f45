namespace GasOrleans.WebClient;

/// <summary>Starts a hosted service that may wait long, here for silos, without holding up the host: pages are served meanwhile, and the host stops when told.</summary>
internal sealed class BackgroundStart(IHostedService service) : BackgroundService
{
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (ExecuteTask is { IsCompletedSuccessfully: true })
        {
            await service.StopAsync(cancellationToken);
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => service.StartAsync(stoppingToken);
}

/// <summary>Says which services start so.</summary>
internal static class BackgroundStarting
{
    /// <summary>Every hosted service that <paramref name="add"/> adds.</summary>
    public static void StartInBackground(this IServiceCollection services, Action add)
    {
        var before = services.Count;
        add();
        for (var i = before; i < services.Count; i++)
        {
            if (services[i] is { ServiceType: var type, IsKeyedService: false } added && type == typeof(IHostedService))
            {
                services[i] = ServiceDescriptor.Singleton<IHostedService>(provider => new BackgroundStart(Make(provider, added)));
            }
        }
    }

    private static IHostedService Make(IServiceProvider provider, ServiceDescriptor added)
        => (IHostedService)(added.ImplementationInstance
            ?? added.ImplementationFactory?.Invoke(provider)
            ?? ActivatorUtilities.CreateInstance(provider, added.ImplementationType!));
}
