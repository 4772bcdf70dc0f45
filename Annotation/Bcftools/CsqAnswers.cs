using System.Globalization;
using GasOrleans.Annotation.Consequences;
using GasOrleans.Annotation.Output;
using GasOrleans.Annotation.Reference;
using GasOrleans.Annotation.Vcf;

namespace GasOrleans.Annotation.Bcftools;

/// <summary>Takes csq's answers in the order of the questions. Each must be there: csq has been seen to leave out records and end well.</summary>
internal sealed class CsqAnswers : IOtherEngine, IDisposable
{
    private const string Key = "BCSQ=";

    private readonly StreamReader file;
    private readonly CsqEntries writer;
    private readonly Dictionary<long, string>? byNumber;
    private long taken;

    public CsqAnswers(string path, CsqEntries writer, bool sorted)
    {
        file = new(path);
        this.writer = writer;
        byNumber = sorted ? null : [];
        while (byNumber is not null && Next() is var (number, answer))
        {
            byNumber[number] = answer;
        }
    }

    public string Name => CsqAnnotator.Name;

    public Consequence Call(Contig contig, int position, ReadOnlySpan<byte> reference, ReadOnlySpan<byte> alternate, int shared, ReadOnlySpan<byte> tail, ByteBuffer entries)
        => CsqQuestions.CanAsk(contig, position, reference, alternate)
            ? writer.Write(alternate[Math.Min(shared, alternate.Length)..], Take(), tail, entries)
            : Consequence.None;

    /// <summary>All were taken, and there is none besides.</summary>
    public void End(long asked)
    {
        if (taken != asked || Next() is not null)
        {
            throw new CsqFailedException("did not answer as it was asked", string.Create(CultureInfo.InvariantCulture, $"{taken} of {asked} alleles"));
        }
    }

    public void Dispose() => file.Dispose();

    private string Take()
    {
        var wanted = taken++;
        if (byNumber is not null)
        {
            return byNumber.TryGetValue(wanted, out var found) ? found : throw Missing(wanted);
        }

        return Next() is var (number, answer) && number == wanted ? answer : throw Missing(wanted);
    }

    private (long Number, string Answer)? Next()
    {
        string? line;
        do
        {
            line = file.ReadLine();
        }
        while (line is ['#', ..]);

        if (line is null)
        {
            return null;
        }

        var info = line[(line.LastIndexOf('\t') + 1)..].Split(';');
        var number = Array.Find(info, field => field.StartsWith("N=", StringComparison.Ordinal));
        var answer = Array.Find(info, field => field.StartsWith(Key, StringComparison.Ordinal));
        return long.TryParse(number.AsSpan(number is null ? 0 : 2), CultureInfo.InvariantCulture, out var at)
            ? (at, answer?[Key.Length..] ?? "")
            : throw new CsqFailedException("wrote a record that it was not given", "");
    }

    private static CsqFailedException Missing(long number)
        => new("left out a record", string.Create(CultureInfo.InvariantCulture, $"allele {number}"));
}
