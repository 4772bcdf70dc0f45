using System.CommandLine;
using GasOrleans.Cli.Api;
using Spectre.Console;

namespace GasOrleans.Cli.Commands;

/// <summary>Keeps a token, once the service has taken it.</summary>
internal static class SignIn
{
    public static Command Command(Common common)
    {
        var command = new Command("sign-in", "Keep a personal token of yours, made on the service's page /profile/tokens; it is asked for, or read from the standard input.");
        command.SetAction((args, ct) => KeepAsync(common, args, ct));
        return command;
    }

    private static async Task<int> KeepAsync(Common common, ParseResult args, CancellationToken ct)
    {
        var terminal = common.Terminal(args);
        var address = common.Address(args, common.Account.Read());
        var token = (terminal.Error.Profile.Capabilities.Interactive && !Console.IsInputRedirected
            ? await new TextPrompt<string>($"Token for {Markup.Escape(address.ToString())} (it does not show):").Secret(null).ShowAsync(terminal.Error, ct)
            : await common.Surroundings.In.ReadLineAsync(ct) ?? "").Trim();
        if (token.Length == 0 || token.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            throw new Failure(Exit.Usage, "token-missing", "No token was given.");
        }

        using var client = new GasClient(address, token, common.Surroundings.Time);
        var me = await client.GetAsync("me", ct);
        common.Account.Write(new(address.ToString(), token));
        terminal.Answer(me, () => terminal.Line($"Signed in to {address} as {Me.Name(me)}. The token is kept in {common.Account.Path}."));
        return Exit.Done;
    }
}
