namespace GasOrleans.SiloProcess;

/// <summary>Keeps the numbers it is given, by calls and by events of the stream of its name.</summary>
[Alias("tests.ILedger")]
public interface ILedger : IGrainWithStringKey
{
    /// <summary>The stream namespace that ledgers listen to.</summary>
    const string Space = "ledger";

    [Alias("record")]
    Task RecordAsync(int number);

    /// <summary>The numbers that are stored, not those that are in memory.</summary>
    [Alias("stored")]
    Task<HashSet<int>> StoredAsync();

    /// <summary>The port of the silo that it lives in.</summary>
    [Alias("port")]
    Task<int> PortAsync();
}
