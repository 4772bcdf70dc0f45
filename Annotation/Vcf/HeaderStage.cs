using GasOrleans.Annotation.Input;
using GasOrleans.Annotation.Output;
using GasOrleans.Annotation.Reference;
using GasOrleans.Annotation.Verdicts;

namespace GasOrleans.Annotation.Vcf;

/// <summary>The first stage: judges the beginning of the text, passes the header on and completes it.</summary>
internal sealed class HeaderStage(ReferenceBundle bundle, AnnotationLimits limits, AnnotationOptions options, LineReader lines, BgzfWriter output, Tally tally)
{
    private const int LookAhead = 1 << 20;

    private readonly MetaHeader meta = new(output, limits.Contigs);
    private ColumnHeader? columns;

    /// <summary>The columns that records have, after <see cref="RunAsync"/>.</summary>
    public int Columns => columns!.Columns;

    /// <summary>Leaves the reader before the first record; returns why the file is refused.</summary>
    public async Task<Problem?> RunAsync(CancellationToken ct)
    {
        await lines.LookAheadAsync(LookAhead, ct);
        if ((Unreadable() ?? FirstLook.Judge(lines.Unread, lines.Ended)) is { } foreign)
        {
            return foreign;
        }

        meta.Begin(lines.Unread);
        await PassOnAsync(ct);
        await lines.LookAheadAsync(LookAhead, ct);
        var look = BodyLook.Take(lines.Unread, lines.Line + 1, meta.SaysVcf || columns is not null);
        if ((Unreadable() ?? look.Refusal ?? lines.Refusal) is { } refusal)
        {
            return refusal;
        }

        Complete(look);
        return columns!.Samples.Count > limits.Samples
            ? Problem.OfFile(Code.TooManySamples, FormattableString.Invariant($"{limits.Samples:N0}"))
            : null;
    }

    /// <summary>What else the text is decides first: a binary file is told so, not that it has NUL bytes.</summary>
    private Problem? Unreadable() => lines.Refusal is { Code: not Code.NulBytes } refusal ? refusal : null;

    private async ValueTask PassOnAsync(CancellationToken ct)
    {
        do
        {
            while (!output.IsDue && lines.TryRead(out var line))
            {
                if (!Take(line))
                {
                    return;
                }
            }
        }
        while (await output.SendAsync(ct) || await lines.FillAsync(ct));
    }

    /// <summary>False when the header ends here.</summary>
    private bool Take(ReadOnlySpan<byte> line)
    {
        switch (line)
        {
            case [(byte)'#', (byte)'#', ..]:
                meta.Take(line);
                return true;
            case [(byte)'#', ..] when ColumnHeader.IsColumnHeader(line):
                columns = ColumnHeader.Read(line, lines.Line, tally);
                return false;
            case [(byte)'#', ..]:
                tally.Add(Code.CommentInBody, lines.Line);
                return true;
            case var _ when !line.ContainsAnyExcept(" \t"u8):
                return true;
            default:
                lines.PutBack();
                return false;
        }
    }

    private void Complete(BodyLook look)
    {
        if (columns is null)
        {
            columns = ColumnHeader.Standing(look.Columns);
            var samples = columns.Samples.Count > 0 ? "; samples are named S1, S2, …" : "";
            tally.Add(meta.Any ? Code.MissingColumnHeader : Code.MissingHeader, null, samples, static text => text);
        }
        else if (look.Columns > Math.Max(columns.Columns, Record.Fixed))
        {
            var found = FormattableString.Invariant($"it has {columns.Columns} and the records have {look.Columns}, names were made up");
            tally.Add(Code.SampleColumns, null, found, static text => text);
            columns.Widen(look.Columns);
        }

        if (!meta.HasFormat && tally[Code.MissingHeader] == 0)
        {
            tally.Add(Code.MissingFileformat, null);
        }

        ContigLines.Write(output, bundle, meta, look, lines.Ended);
        output.WriteLine(HeaderLines.Csq(bundle.Manifest, options));
        output.WriteLine(HeaderLines.Warn());
        output.Write(columns.ToLine());

        // Records begin a block of their own.
        output.EndBlock();
    }
}
