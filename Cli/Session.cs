using GasOrleans.Cli.Api;
using GasOrleans.Cli.Output;

namespace GasOrleans.Cli;

/// <summary>What a command works with.</summary>
/// <param name="Client">The service.</param>
/// <param name="Terminal">Who asked.</param>
/// <param name="Surroundings">Where it runs.</param>
internal sealed record Session(GasClient Client, Terminal Terminal, Surroundings Surroundings) : IDisposable
{
    public void Dispose() => Client.Dispose();
}
