using Microsoft.Extensions.Options;

namespace GasOrleans.WebClient.Site;

/// <summary>Wrong configuration: the process refuses to start and names every wrong field, of all sections at once.</summary>
internal static partial class Settings
{
    public static bool SettingsAreSound(this WebApplication app)
    {
        try
        {
            app.Services.GetRequiredService<IStartupValidator>().Validate();
            return true;
        }
        catch (OptionsValidationException wrong)
        {
            LogWrong(app.Logger, string.Join(Environment.NewLine, wrong.Failures));
        }
        catch (AggregateException wrong) when (wrong.InnerExceptions.All(e => e is OptionsValidationException))
        {
            LogWrong(app.Logger, string.Join(Environment.NewLine, wrong.InnerExceptions.SelectMany(e => ((OptionsValidationException)e).Failures)));
        }

        return false;
    }

    [LoggerMessage(LogLevel.Critical, "These settings are wrong; nothing was started:\n{Failures}")]
    private static partial void LogWrong(ILogger logger, string failures);
}
