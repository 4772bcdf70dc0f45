using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace GasOrleans.Doctor;

/// <summary>Which archives there are: millions of ids, eight bytes each. Two with the same hash are as good as never, and then one finding less.</summary>
internal sealed class ArchiveSet
{
    private readonly HashSet<ulong> hashes = [];

    public void Add(string id) => hashes.Add(Hash(id));

    public bool Contains(string id) => hashes.Contains(Hash(id));

    private static ulong Hash(string id) => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(id.AsSpan()));
}
