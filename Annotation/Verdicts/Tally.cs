using GasOrleans.Annotation.Resuming;

namespace GasOrleans.Annotation.Verdicts;

/// <summary>Counts what was found, exactly, and lists the first of each kind.</summary>
internal sealed class Tally(int listedPerCode)
{
    private readonly long[] counts = new long[CodeBook.All.Count];
    private readonly int[] listed = new int[CodeBook.All.Count];
    private readonly List<Problem> problems = [];
    private readonly HashSet<string> renamed = new(StringComparer.Ordinal);

    public long this[Code code] => counts[(int)code];

    /// <summary>What was listed, in the order of the input.</summary>
    public IReadOnlyList<Problem> Problems => problems;

    /// <summary>How often each code occurred, those that did.</summary>
    public IReadOnlyList<CodeCount> Counts
        => [.. CodeBook.All.Where(entry => this[entry.Code] > 0).Select(entry => new CodeCount(entry.Code, this[entry.Code], listed[(int)entry.Code]))];

    /// <summary>Counts without listing.</summary>
    public void Count(Code code) => counts[(int)code]++;

    /// <summary>Counts and lists.</summary>
    public void Add(Code code, long? line, ReadOnlySpan<byte> found = default)
    {
        Count(code);
        if (Lists(code))
        {
            List(new(code, line, Printable.Text(found)));
        }
    }

    /// <summary>Counts and lists; the words are only made when they are listed.</summary>
    public void Add<T>(Code code, long? line, T found, Func<T, string> say)
    {
        Count(code);
        if (Lists(code))
        {
            List(new(code, line, say(found)));
        }
    }

    /// <summary>Counts and lists a renamed chromosome, which is listed once only, where all is put together.</summary>
    public void AddRenamed(long line, string found)
    {
        Count(Code.ContigRenamed);
        List(new(Code.ContigRenamed, line, found));
    }

    /// <summary>Whether one more of this kind would be listed.</summary>
    public bool Lists(Code code) => listed[(int)code] < listedPerCode;

    /// <summary>Adds what was found behind what is here.</summary>
    public void Append(Tally later)
    {
        foreach (var (code, count) in later.counts.Index())
        {
            counts[code] += count;
        }

        foreach (var problem in later.problems)
        {
            if (Lists(problem.Code) && (problem.Code != Code.ContigRenamed || renamed.Add(problem.Found)))
            {
                List(problem);
            }
        }
    }

    /// <summary>Counts, and lists among what was found in later lines.</summary>
    public void Insert(Code code, long line, bool listed)
    {
        Count(code);
        if (listed)
        {
            var behind = problems.FindIndex(problem => problem.Line > line);
            problems.Insert(behind < 0 ? problems.Count : behind, new(code, line, ""));
        }
    }

    /// <summary>Empties it.</summary>
    public void Clear()
    {
        Array.Clear(counts);
        Array.Clear(listed);
        problems.Clear();
        renamed.Clear();
    }

    public TallyState Save() => new([.. counts], [.. problems.Select(problem => new FoundState(problem.Code, problem.Line, problem.Found))]);

    public void Load(TallyState state)
    {
        state.Counts.CopyTo(counts, 0);
        foreach (var (code, line, found) in state.Listed)
        {
            List(new(code, line, found));
            if (code == Code.ContigRenamed)
            {
                renamed.Add(found);
            }
        }
    }

    private void List(Problem problem)
    {
        listed[(int)problem.Code]++;
        problems.Add(problem);
    }
}
