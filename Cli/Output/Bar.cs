using Spectre.Console;

namespace GasOrleans.Cli.Output;

/// <summary>How far a transfer is: a bar where somebody sees it, nothing where nobody does.</summary>
internal static class Bar
{
    public static async Task ShowAsync(Terminal terminal, string what, long bytes, Func<Action<long>, Task> transfer)
    {
        if (terminal.IsJson || !terminal.Error.Profile.Capabilities.Interactive)
        {
            await transfer(_ => { });
            return;
        }

        await terminal.Error.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new TransferSpeedColumn(), new RemainingTimeColumn())
            .StartAsync(async context =>
            {
                var task = context.AddTask(Markup.Escape(Words.Plain(what)), maxValue: Math.Max(bytes, 1));
                await transfer(done => task.Value = done);
                task.Value = task.MaxValue;
            });
    }
}
