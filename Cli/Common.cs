using System.CommandLine;
using GasOrleans.Cli.Accounts;
using GasOrleans.Cli.Api;
using GasOrleans.Cli.Output;

namespace GasOrleans.Cli;

/// <summary>What all commands share: options, and what they are given to work with.</summary>
internal sealed class Common(Surroundings surroundings)
{
    private const string ServerVariable = "GAS_SERVER";
    private const string TokenVariable = "GAS_TOKEN";

    public Option<string?> Server { get; } = new("--server")
    {
        Description = $"The service's address, such as https://gas.example.org. Else: {ServerVariable}, else where you signed in.",
        Recursive = true,
    };

    public Option<bool> Json { get; } = new("--json")
    {
        Description = "Answer in JSON: results to the standard output, problems to the standard error.",
        Recursive = true,
    };

    public AccountFile Account { get; } = new(surroundings.Folder);

    public Surroundings Surroundings => surroundings;

    /// <summary>A command that asks the service.</summary>
    public Command Asks(Command command, Func<ParseResult, Session, CancellationToken, Task<int>> act)
    {
        command.SetAction(async (args, ct) =>
        {
            using var session = Open(args);
            return await act(args, session, ct);
        });
        return command;
    }

    public Terminal Terminal(ParseResult args) => new(surroundings, args.GetValue(Json));

    /// <summary>The service's address: what is said last counts most.</summary>
    public Uri Address(ParseResult args, Account? account)
    {
        var said = args.GetValue(Server) ?? surroundings.Variable(ServerVariable) ?? account?.Server
            ?? throw new Failure(Exit.Usage, "no-server", $"Which service? Say --server https://…, or set {ServerVariable}, or sign in with `gas sign-in`.");
        return ServerAddress.Parse(said);
    }

    private Session Open(ParseResult args)
    {
        var account = Account.Read();
        var address = Address(args, account);
        var token = surroundings.Variable(TokenVariable) is { Length: > 0 } said ? said
            : account is not null && ServerAddress.Parse(account.Server) == address ? account.Token
            : throw new Failure(Exit.NotSignedIn, "token-missing", $"You are not signed in to {address}. Make a token on its page /profile/tokens, then: gas sign-in --server {address}");
        return new(new GasClient(address, token, surroundings.Time), Terminal(args), surroundings);
    }
}
