using Microsoft.Extensions.Options;

namespace GasOrleans;

/// <summary>Runs the host, unless its settings are wrong or what it needs in AWS is missing: then every fault is named, and nothing starts.</summary>
internal static class Startup
{
    public static async Task<int> RunAsync(WebApplication app)
    {
        var faults = WrongSettings(app.Services);
        if (faults.Count == 0)
        {
            faults = await app.Services.GetRequiredService<ResourceCheck>().FindFaultsAsync(CancellationToken.None);
        }

        if (faults.Count == 0)
        {
            await app.RunAsync();
            return 0;
        }

        await Console.Error.WriteLineAsync("The silo cannot start:");
        foreach (var fault in faults)
        {
            await Console.Error.WriteLineAsync($"  {fault}");
        }

        return 1;
    }

    private static IReadOnlyList<string> WrongSettings(IServiceProvider services)
    {
        try
        {
            services.GetRequiredService<IStartupValidator>().Validate();
            return [];
        }
        catch (OptionsValidationException wrong)
        {
            return [.. wrong.Failures];
        }
        catch (AggregateException wrong) when (wrong.InnerExceptions.All(e => e is OptionsValidationException))
        {
            return [.. wrong.InnerExceptions.SelectMany(e => ((OptionsValidationException)e).Failures)];
        }
    }
}
