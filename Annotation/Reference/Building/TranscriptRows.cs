namespace GasOrleans.Annotation.Reference.Building;

/// <summary>Turns drafts into the rows and segments of <c>transcripts.bin</c>.</summary>
internal sealed class TranscriptRows(IReadOnlyList<Contig> contigs)
{
    private readonly List<TranscriptRow> rows = [];
    private readonly List<Segment> segments = [];
    private readonly TextPool text = new();

    public void Write(string path, IEnumerable<TranscriptDraft> drafts)
    {
        var placed = drafts.Select(draft => (Draft: draft, Contig: Find(draft)));
        foreach (var (draft, contig) in placed.OrderBy(pair => pair.Contig.Index).ThenBy(pair => pair.Draft.Exons[0].Start))
        {
            Add(draft, contig);
        }

        TranscriptFile.Write(path, rows.ToArray(), segments.ToArray(), text.ToArray());
    }

    private Contig Find(TranscriptDraft draft)
        => contigs.FirstOrDefault(contig => contig.Name == draft.Contig)
            ?? throw new BuildException($"Transcript {draft.Feature} is on {draft.Contig}, and there is no such sequence.");

    private void Add(TranscriptDraft draft, Contig contig)
    {
        var row = new TranscriptRow
        {
            Contig = contig.Index,
            Start = draft.Exons[0].Start,
            End = draft.Exons[^1].End,
            CodingStart = draft.Coding.Count > 0 ? draft.Coding[0].Start : 0,
            CodingEnd = draft.Coding.Count > 0 ? draft.Coding.Max(part => part.End) : 0,
            FirstExon = segments.Count,
            ExonCount = draft.Exons.Count,
            FirstCoding = segments.Count + draft.Exons.Count,
            CodingCount = draft.Coding.Count,
            CodingLength = draft.Coding.Count > 0 ? draft.Padding + draft.Coding.Sum(part => part.End - part.Start + 1) : 0,
            Strand = draft.Forward ? 1 : -1,
            GeneticCode = Code(draft),
            Padding = draft.Coding.Count > 0 ? draft.Padding : 0,
            Symbol = text.Add(draft.Symbol),
            Gene = text.Add(draft.Gene),
            Feature = text.Add(draft.Feature),
            Biotype = text.Add(draft.Biotype),
            Protein = text.Add(draft.Protein ?? draft.Feature),
            Preference = draft.Preference,
            Length = draft.Exons.Sum(exon => exon.End - exon.Start + 1),
        };
        segments.AddRange(Placed(draft.Exons, draft.Forward, before: 0));
        segments.AddRange(Placed(draft.Coding, draft.Forward, row.Padding));
        row.CodingFrom = Counted(row, draft.Forward ? row.CodingStart : row.CodingEnd, 1);
        row.CodingTo = Counted(row, draft.Forward ? row.CodingEnd : row.CodingStart, row.Length);
        row.Flags = (row.Coding ? Flags(draft, row, contig) : TranscriptFlags.None)
            | (draft.Biotype == "nonsense_mediated_decay" ? TranscriptFlags.Decays : TranscriptFlags.None);
        rows.Add(row);
    }

    private TranscriptFlags Flags(TranscriptDraft draft, in TranscriptRow row, Contig contig)
    {
        var coding = segments.GetRange(row.FirstCoding, row.CodingCount).ToArray();
        return CodingSequence.Flags(row, coding, contig)
            | (draft.PartialStart ? TranscriptFlags.IncompleteStart | TranscriptFlags.StartNotFound : TranscriptFlags.None)
            | (draft.PartialEnd ? TranscriptFlags.IncompleteEnd | TranscriptFlags.EndNotFound : TranscriptFlags.None)
            | (CodingSequence.StopsInside(row, coding, contig) ? TranscriptFlags.InternalStop : TranscriptFlags.None);
    }

    private int Counted(in TranscriptRow row, int position, int otherwise)
    {
        foreach (var exon in segments.GetRange(row.FirstExon, row.ExonCount))
        {
            if (row.Coding && position >= exon.Start && position <= exon.End)
            {
                return exon.Before + (row.Forward ? position - exon.Start : exon.End - position) + 1;
            }
        }

        return otherwise;
    }

    private static int Code(TranscriptDraft draft)
        => GeneticCode.Exists(draft.GeneticCode)
            ? draft.GeneticCode
            : throw new BuildException($"Transcript {draft.Feature} uses genetic code {draft.GeneticCode}; known are {string.Join(", ", GeneticCode.Known)}.");

    private static Segment[] Placed(IReadOnlyList<(int Start, int End)> parts, bool forward, int before)
    {
        var placed = new Segment[parts.Count];
        for (var i = 0; i < parts.Count; i++)
        {
            var at = forward ? i : parts.Count - 1 - i;
            placed[at] = new(parts[at].Start, parts[at].End, before);
            before += parts[at].End - parts[at].Start + 1;
        }

        return placed;
    }
}
