using System.CommandLine;
using GasOrleans.Cli.Commands;
using GasOrleans.Cli.Output;

namespace GasOrleans.Cli;

/// <summary>The program: its commands, and how it ends.</summary>
internal static class Gas
{
    public static async Task<int> RunAsync(string[] args, Surroundings surroundings)
    {
        var common = new Common(surroundings);
        var parsed = Root(common).Parse(args);
        var terminal = new Terminal(surroundings, parsed.GetValue(common.Json));
        try
        {
            var exit = await parsed.InvokeAsync(new() { Output = surroundings.Out, Error = surroundings.Error, EnableDefaultExceptionHandler = false });
            return parsed.Errors.Count > 0 ? Exit.Usage : exit;
        }
        catch (Failure failure)
        {
            return terminal.Fail(failure.Exit, failure.Code, failure.Message);
        }
        catch (OperationCanceledException)
        {
            return terminal.Fail(Exit.Stopped, "stopped", "Stopped.");
        }
        catch (HttpRequestException unreachable)
        {
            return terminal.Fail(Exit.Unavailable, "unreachable", unreachable.Message);
        }
        catch (Exception file) when (file is IOException or UnauthorizedAccessException)
        {
            return terminal.Fail(Exit.Usage, "file", file.Message);
        }
#pragma warning disable CA1031 // The end of the program: a person sees a sentence, never a stack.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            return terminal.Fail(Exit.Fault, "fault", $"A fault of this program ({fault.GetType().Name}): {fault.Message}");
        }
    }

    private static RootCommand Root(Common common) => new("The Genomics Annotation Service from a command line. For research use, not clinical.")
    {
        common.Server,
        common.Json,
        SignIn.Command(common),
        SignOut.Command(common),
        Me.Command(common),
        Genomes.Command(common),
        Submit.Command(common),
        List.Command(common),
        Show.Command(common),
        Wait.Command(common),
        Log.Command(common),
        Fetch.Command(common),
        Act.Again(common),
        Act.Cancel(common),
        Act.Delete(common),
    };
}
