using System.Runtime.InteropServices;

namespace GasOrleans.Annotation.Browsing;

/// <summary>Some records of a result that stand together: what is in them, and where they begin.</summary>
/// <param name="From">The virtual offset of the first.</param>
/// <param name="Contig">Their contig, by number; negative when there are several.</param>
/// <param name="Low">The lowest position, from 1.</param>
/// <param name="High">The highest that any reaches.</param>
/// <param name="Terms">All consequences of all entries, a bit each.</param>
/// <param name="Records">How many there are.</param>
/// <param name="Known">How many have a known variant.</param>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct TableLeaf(ulong From, int Contig, int Low, int High, uint Terms, int Records, int Known)
{
    public TableLeaf With(TableLeaf next) => new(
        From, Contig == next.Contig ? Contig : -1, Math.Min(Low, next.Low), Math.Max(High, next.High), Terms | next.Terms, Records + next.Records, Known + next.Known);
}
