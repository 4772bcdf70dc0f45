namespace GasOrleans.EndToEnd.Tests.Rolling;

/// <summary>What stands before web servers: new requests go to those that are in; a server that is taken out first finishes what it has.</summary>
internal sealed class Front
{
    private readonly Lock gate = new();
    private readonly List<Uri> servers = [];
    private int next;

    public void TakeIn(Uri server)
    {
        lock (gate)
        {
            servers.Add(server);
        }
    }

    public void TakeOut(Uri server)
    {
        lock (gate)
        {
            servers.Remove(server);
        }
    }

    /// <summary>Where the next request goes.</summary>
    public Uri Next()
    {
        lock (gate)
        {
            return servers[next++ % servers.Count];
        }
    }
}
