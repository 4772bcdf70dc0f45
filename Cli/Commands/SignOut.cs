using System.CommandLine;

namespace GasOrleans.Cli.Commands;

/// <summary>Forgets the token.</summary>
internal static class SignOut
{
    public static Command Command(Common common)
    {
        var command = new Command("sign-out", "Forget the token that is kept here. To end it for good, revoke it on the service's page /profile/tokens.");
        command.SetAction(args =>
        {
            var was = common.Account.Delete();
            var terminal = common.Terminal(args);
            terminal.Answer(new { signedOut = was }, () => terminal.Line(was ? "The token is forgotten here; it counts on until you revoke it." : "You were not signed in."));
            return Exit.Done;
        });
        return command;
    }
}
