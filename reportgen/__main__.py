"""`python -m reportgen`, and what the command `reportgen` starts."""

import gc
import sys


def run() -> None:
    """The command line; minds Ctrl-C from the first import on."""
    gc.set_threshold(200_000, 20, 20)  # a run is short: one look at all that modules load costs a tenth of it
    try:
        from reportgen import patterns

        with patterns.kept():
            from reportgen.cli import main

            main()
    except KeyboardInterrupt:
        sys.stderr.write("已中断；没有写完的文件都保持原样。\n")
        sys.exit(130)


if __name__ == "__main__":
    run()
