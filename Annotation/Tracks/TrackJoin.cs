using GasOrleans.Annotation.Consequences;
using GasOrleans.Annotation.Output;
using GasOrleans.Annotation.Reference;
using GasOrleans.Annotation.Vcf;

namespace GasOrleans.Annotation.Tracks;

/// <summary>Joins the tracks of a bundle to alleles; one for each thread.</summary>
internal sealed class TrackJoin(IReadOnlyList<Track> tracks)
{
    private readonly TrackCursor[] cursors = [.. tracks.Select(track => new TrackCursor(track))];
    private readonly TrackValues[][] values = [.. tracks.Select(track => track.Entry.Fields.Select(field => new TrackValues(field)).ToArray())];
    private readonly int[] hits = new int[tracks.Count];
    private readonly ByteBuffer ids = new();
    private readonly TextBuffer encoded = new();
    private bool any;

    /// <summary>The ids of the last allele, separated by <c>;</c>.</summary>
    public ReadOnlySpan<byte> Ids => ids.Written;

    /// <summary>For each track how many of its rows the last allele has.</summary>
    public ReadOnlySpan<int> Hits => hits;

    /// <summary>Forgets the last allele.</summary>
    public void Clear()
    {
        // Most alleles have no row.
        if (!any)
        {
            return;
        }

        any = false;
        ids.Clear();
        Array.Clear(hits);
        foreach (var fields in values)
        {
            Array.ForEach(fields, field => field.Clear());
        }
    }

    /// <summary>Finds the rows with the same allele, however it is written, and those that lie over it.</summary>
    public void Find(Contig contig, NormalAllele allele, AlleleShift shift)
    {
        Clear();
        var moves = allele.Inserted.IsEmpty == allele.Deleted > 0;
        var left = moves ? allele.Slack(contig) : 0;
        var right = moves ? shift.Along(contig, allele, forward: true) : 0;
        for (var i = 0; i < cursors.Length; i++)
        {
            if (cursors[i].Track.Entry.Alleles is { } columns)
            {
                FindAllele(i, columns, contig, allele, left, right);
            }
            else
            {
                FindOver(i, contig, allele);
            }
        }
    }

    /// <summary>Finds the rows that lie over a stretch of which only the ends are told.</summary>
    public void FindOver(Contig contig, NormalAllele place)
    {
        Clear();
        for (var i = 0; i < cursors.Length; i++)
        {
            if (cursors[i].Track.Entry.Alleles is null)
            {
                FindOver(i, contig, place);
            }
        }
    }

    /// <summary>Writes the values of all fields, each with a bar before it.</summary>
    public void Write(TextBuffer text)
    {
        foreach (var fields in values)
        {
            foreach (var field in fields)
            {
                text.Write((byte)'|');
                text.Write(field.Written);
            }
        }
    }

    private void FindAllele(int number, AlleleColumns columns, Contig contig, NormalAllele allele, int left, int right)
    {
        // The base before an insertion is as good a place to write it at as the one behind.
        var low = allele.Start - left - (allele.Deleted == 0 ? 1 : 0);
        var high = (int)Math.Min((long)allele.Start + right, contig.Length);
        var cursor = cursors[number];
        foreach (ref readonly var row in cursor.Find(contig, low, high))
        {
            if (row.End >= low)
            {
                Compare(number, cursor.Line(row), row.Start, columns, contig, allele, left);
            }
        }
    }

    private void Compare(int number, ReadOnlySpan<byte> line, int start, AlleleColumns columns, Contig contig, NormalAllele allele, int left)
    {
        var reference = TrackLine.Column(line, columns.Reference);
        var alternates = TrackLine.Column(line, columns.Alternate);
        var which = 0;
        foreach (var range in alternates.Split((byte)','))
        {
            if (IsSame(contig, NormalAllele.Of(start, reference, alternates[range]), allele, left) && contig.Matches(start, reference))
            {
                Take(number, line, which);
            }

            which++;
        }
    }

    private static bool IsSame(Contig contig, NormalAllele other, NormalAllele allele, int left)
    {
        if (other.Deleted != allele.Deleted || other.Inserted.Length != allele.Inserted.Length)
        {
            return false;
        }

        var moved = other.Slack(contig);
        if (other.Start - moved != allele.Start - left)
        {
            return false;
        }

        for (var i = 0; i < other.Inserted.Length; i++)
        {
            if (other.Rotated(moved, i) != allele.Rotated(left, i))
            {
                return false;
            }
        }

        return true;
    }

    private void FindOver(int number, Contig contig, NormalAllele place)
    {
        // An insertion lies in a region when the bases on both sides of it do.
        var (low, high) = place.Deleted > 0 ? (place.Start, place.End) : (place.Start, place.Start - 1);
        var cursor = cursors[number];
        foreach (ref readonly var row in cursor.Find(contig, low, high))
        {
            if (row.End >= low)
            {
                Take(number, cursor.Line(row), 0);
            }
        }
    }

    private void Take(int number, ReadOnlySpan<byte> line, int alternate)
    {
        any = true;
        hits[number]++;
        if (cursors[number].Track.Entry.Ids is { } column)
        {
            TakeIds(TrackLine.Column(line, column));
        }

        foreach (var field in values[number])
        {
            field.Add(line, alternate);
        }
    }

    private void TakeIds(ReadOnlySpan<byte> list)
    {
        if (list is [] or [(byte)'.'])
        {
            return;
        }

        encoded.Clear();
        foreach (var letter in list)
        {
            encoded.Write(letter switch
            {
                (byte)',' => "%2C"u8,
                (byte)'|' => "%7C"u8,
                (byte)'=' => "%3D"u8,
                <= (byte)' ' => "_"u8,
                _ => new ReadOnlySpan<byte>(in letter),
            });
        }

        KnownIdList.Add(ids, encoded.Written);
    }
}
