using System.Text.Encodings.Web;
using System.Text.Json;
using Spectre.Console;

namespace GasOrleans.Cli.Output;

/// <summary>Who asked: a person at a terminal, a pipe, or a script that wants JSON.</summary>
internal sealed class Terminal
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly TextWriter output;
    private readonly TextWriter error;

    public Terminal(Surroundings surroundings, bool isJson)
    {
        (output, error, IsJson) = (surroundings.Out, surroundings.Error, isJson);
        Out = On(output);
        Error = On(error);
    }

    public bool IsJson { get; }

    /// <summary>Answers.</summary>
    public IAnsiConsole Out { get; }

    /// <summary>What is said besides: progress, questions, problems.</summary>
    public IAnsiConsole Error { get; }

    /// <summary>Whether a person sees the answer as it is written, so that it may be laid out.</summary>
    public bool IsSeen => Out.Profile.Out.IsTerminal;

    /// <summary>The answer: in JSON, or as a person reads it.</summary>
    public void Answer(object json, Action forPeople)
    {
        if (IsJson)
        {
            output.WriteLine(JsonSerializer.Serialize(json, Json));
        }
        else
        {
            forPeople();
        }
    }

    /// <summary>A line of the answer.</summary>
    public void Line(string text) => output.WriteLine(Words.Plain(text));

    /// <summary>Text of the service's as it is, but for what would drive the terminal.</summary>
    public void Text(string text) => output.Write(IsSeen ? Words.PlainText(text) : text);

    /// <summary>Something besides the answer, for people only.</summary>
    public void Say(string text)
    {
        if (!IsJson)
        {
            error.WriteLine(Words.Plain(text));
        }
    }

    public int Fail(int exit, string code, string message)
    {
        error.WriteLine(IsJson ? JsonSerializer.Serialize(new { error = new { code, message } }, Json) : Words.Plain(message));
        return exit;
    }

    private static IAnsiConsole On(TextWriter writer) => AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(writer) });
}
