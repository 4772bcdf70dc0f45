using Microsoft.Extensions.Options;

namespace GasOrleans.WebClient.Site;

/// <summary>Wrong configuration: the process refuses to start and names every wrong field, of all sections at once.</summary>
internal static class Settings
{
    public static bool SettingsAreSound(this WebApplication app)
    {
        var wrong = Wrong(app.Services);
        if (wrong.Count > 0)
        {
            // Not the log: it writes later than it is told, and the process ends here.
            Console.Error.WriteLine($"The web client cannot start:{string.Concat(wrong.Select(one => $"{Environment.NewLine}  {one}"))}");
        }

        return wrong.Count == 0;
    }

    private static IReadOnlyList<string> Wrong(IServiceProvider services)
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
