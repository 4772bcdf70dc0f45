using System.Text;
using GasOrleans.Annotation.Reference;
using GasOrleans.Annotation.Reference.Building;

namespace GasOrleans.Annotation.Tracks.Building;

/// <summary>Puts tracks into the folder of a bundle that is being built.</summary>
internal sealed class TrackBuilder(string folder, IReadOnlyList<Contig> contigs, BundleManifest manifest, Action<string> say)
{
    private readonly ContigNames names = new(contigs, manifest);
    private readonly List<TrackEntry> entries = [];

    public IReadOnlyList<TrackEntry> Entries => entries;

    /// <summary>Checks a file with its index, and copies both.</summary>
    public void Add(TrackRequest request)
    {
        if (entries.Any(entry => entry.Name == request.Name))
        {
            throw new BuildException($"Track {request.Name} is given twice.");
        }

        try
        {
            var index = Index(request);
            entries.Add(Check(request, index, Next));
            File.Copy(request.Path, Path.Combine(folder, entries[^1].File));
            File.Copy(request.Path + ".tbi", Path.Combine(folder, entries[^1].File + ".tbi"));
        }
        catch (BrokenBundleException e)
        {
            throw new BuildException($"Track {request.Name}: {e.Problem} ({e.File}).", e);
        }
    }

    /// <summary>Writes variants that are held in memory as a track.</summary>
    public void Add(string name, IEnumerable<KnownDraft> variants, Action<string>? tolerant)
    {
        var rows = new KnownTrack(contigs, tolerant).Write(Path.Combine(folder, Next), variants);
        entries.Add(new() { Name = name, File = Next, Rows = rows, Ids = 3, Alleles = new(4, 5) });
    }

    private string Next => $"track{entries.Count + 1}.gz";

    private TrackEntry Check(TrackRequest request, TabixFile index, string file)
    {
        using var mapping = Mapping.Open(request.Path);
        var columns = new TrackColumns(request, index, Header(mapping, request, index));
        var checks = new TrackChecks(request, index, columns.Alleles, name => names.TryFind(name, out var contig, out _) ? contig : null);
        checks.Run(new(mapping, request.Path));
        if (checks.LeftOut is { } remark)
        {
            say(remark);
        }

        return new() { Name = request.Name, File = file, Rows = checks.Rows, Ids = columns.Ids, Alleles = columns.Alleles, Fields = columns.Fields };
    }

    private static TabixFile Index(TrackRequest request)
    {
        foreach (var path in (string[])[request.Path, request.Path + ".tbi"])
        {
            if (!File.Exists(path) || new FileInfo(path).Length == 0)
            {
                throw new BuildException($"Track {request.Name}: there is no file {path}. A track is sorted, compressed by bgzip and indexed by tabix (-p vcf, -p bed, or -s -b -e).");
            }
        }

        try
        {
            return TabixFile.Read(request.Path + ".tbi");
        }
        catch (InvalidDataException e)
        {
            throw new BuildException($"Track {request.Name}: {request.Path}.tbi cannot be used: {e.Message}. Run tabix again.", e);
        }
    }

    private static List<string> Header(Mapping mapping, TrackRequest request, TabixFile index)
    {
        var lines = new List<string>();
        var text = new TrackText(mapping, request.Path);
        while (text.TryRead(out var line) && ((!line.IsEmpty && line[0] == index.Comment) || lines.Count < index.Skipped))
        {
            lines.Add(Encoding.UTF8.GetString(line));
        }

        return lines;
    }
}
