using Microsoft.Extensions.Options;

namespace GasOrleans;

/// <summary>Runs the host; a wrong configuration is told field by field, without a stack trace.</summary>
internal static class Startup
{
    private const int ConfigurationFault = 78; // EX_CONFIG of sysexits.h

    public static async Task<int> RunAsync(WebApplication app)
    {
        try
        {
            await app.RunAsync();
            return 0;
        }
        catch (Exception e) when (Faults(e) is { Count: > 0 } faults)
        {
            await Console.Error.WriteLineAsync("The silo cannot start, its configuration is wrong:");
            foreach (var fault in faults)
            {
                await Console.Error.WriteLineAsync($"  {fault}");
            }

            return ConfigurationFault;
        }
    }

    private static List<string> Faults(Exception e) => e switch
    {
        OptionsValidationException invalid => [.. invalid.Failures],
        AggregateException many when many.InnerExceptions.All(inner => inner is OptionsValidationException) => [.. many.InnerExceptions.SelectMany(Faults)],
        _ => [],
    };
}
