using System.Collections.Concurrent;

namespace GasOrleans.Aws.Local.Glacier.Store;

/// <summary>All vaults, each a folder.</summary>
internal sealed class VaultStore
{
    private readonly string folder;
    private readonly ConcurrentDictionary<string, Vault> vaults;

    public VaultStore(string folder)
    {
        this.folder = folder;
        vaults = new(Directory.EnumerateDirectories(folder).Select(path => new Vault(path)).ToDictionary(vault => vault.Name));
    }

    public IEnumerable<Vault> All => vaults.Values;

    public Vault Require(string name) => vaults.GetValueOrDefault(name) ?? throw VaultException.NotFound($"Vault not found for name: {name}");

    public Vault Ensure(string name) => name.Length is >= 1 and <= 255 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') && name is not ("." or "..")
        ? vaults.GetOrAdd(name, name => new Vault(Directory.CreateDirectory(Path.Combine(folder, name)).FullName))
        : throw VaultException.Invalid($"Invalid vault name: {name}");
}
