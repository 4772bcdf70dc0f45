using System.Globalization;
using System.Runtime.CompilerServices;
using GasOrleans.Archive;
using GasOrleans.Jobs;

namespace GasOrleans.Doctor;

/// <summary>Archives that no job refers to.</summary>
internal sealed class ArchiveLook(IArchive archive, JobTable table)
{
    /// <summary>S3 lists so many by one request; a vault's list is one.</summary>
    private const int Page = 1000;

    public async IAsyncEnumerable<Finding> LookAsync(Round round, [EnumeratorCancellation] CancellationToken ct)
    {
        var jobs = new JobOfKeys(table, round);
        var seen = new ArchiveSet();
        await using var list = archive.ListAsync(ct).GetAsyncEnumerator(ct);
        bool? hasNext;
        while ((hasNext = await NextAsync(list, round)) == true)
        {
            if (round.Looked.Archives % Page == 0)
            {
                await round.PaceAsync(ct);
            }

            var listed = list.Current;
            round.Count(archives: 1);
            seen.Add(listed.Id);
            if (listed.CreatedAt <= round.Old && await jobs.OfAsync(listed.Description, ct) is { } job && !JobFiles.KnowsArchive(job, listed.Id))
            {
                yield return Finding.StrayArchive(job, listed.Id, listed.Bytes, listed.CreatedAt);
            }
        }

        round.Archives = hasNext is null ? null : seen;
    }

    /// <summary>Whether there is another; <see langword="null"/> when the list is still being made.</summary>
    private static async Task<bool?> NextAsync(IAsyncEnumerator<ColdListing> list, Round round)
    {
        try
        {
            return await list.MoveNextAsync();
        }
        catch (InventoryNotReadyException e)
        {
            round.Remarks.Add(string.Create(
                CultureInfo.InvariantCulture, $"Archives could not be compared: the vault's inventory is being made. Begin again when it is there, about {e.ExpectedAt:u}."));
            return null;
        }
    }
}
