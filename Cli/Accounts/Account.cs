namespace GasOrleans.Cli.Accounts;

/// <summary>Where the person signed in.</summary>
/// <param name="Server">The service's address.</param>
/// <param name="Token">Their token there.</param>
internal sealed record Account(string Server, string Token);
