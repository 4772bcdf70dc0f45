using Microsoft.Extensions.Options;

namespace GasOrleans.Queues;

/// <summary>Gives the host the time that a drain may take.</summary>
internal static class DrainModule
{
    public static void AddDrain(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptionsWithValidateOnStart<DrainOptions, DrainOptionsValidator>().BindConfiguration("Drain");
        builder.Services.AddOptions<HostOptions>().Configure<IOptions<DrainOptions>>((host, drain) => host.ShutdownTimeout = drain.Value.FinishWithin + drain.Value.LeaveWithin);
        builder.Services.AddSingleton<Drain>();
    }
}
